import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { HOUR_MS } from '../../../domain/time.ts';
import { embeddedStore } from '../../../infra/store/embedded-store.ts';
import { expectSame } from './expect-same.ts';
import { batches, observation, START } from './observations.ts';
import { testStore } from './store.contract.ts';
import { storeModel } from './store-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'poyang-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${files++}`, 'store.sqlite');

/** Seals at every turn and cuts chunks small, so that few observations go all ways. */
const EAGER = { sealAt: { runs: 2, points: 30 }, chunkPoints: 8 };
const WHOLE = { station: '62601200', property: 'stage', from: 0, to: 9e15 };

testStore('embedded store', async () => embeddedStore({ file: newFile() }));
testStore('embedded store that seals all at once', async () =>
  embeddedStore({ file: newFile(), sealAt: { runs: 1, points: 1 }, chunkPoints: 4 }),
);

test('sealing, cutting and reopening at any moment change nothing of what the store says', async () => {
  const step = fc.record({
    batch: batches(['a', 'b', 'c']),
    reopen: fc.option(
      fc.record({
        sealAt: fc.record({
          runs: fc.integer({ min: 1, max: 6 }),
          points: fc.integer({ min: 1, max: 200 }),
        }),
        chunkPoints: fc.integer({ min: 1, max: 20 }),
      }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const file = newFile();
      const model = storeModel();
      let store = embeddedStore({ file, ...EAGER });
      const reader = embeddedStore({ file, readOnly: true });
      for (const { batch, reopen } of steps) {
        await store.write(batch);
        model.write(batch);
        if (reopen) {
          await store.close();
          store = embeddedStore({ file, ...reopen });
        }
        await expectSame(store, model, ['a', 'b', 'c']);
      }
      await expectSame(reader, model, ['a', 'b', 'c']);
      await Promise.all([store.close(), reader.close()]);
    }),
    { numRuns: 30 },
  );
});

test('a long series filled backwards and forwards in small pieces is one series', async () => {
  const store = embeddedStore({
    file: newFile(),
    sealAt: { runs: 2, points: 64 },
    chunkPoints: 32,
  });
  const hours = Array.from({ length: 1_000 }, (_, i) => i);
  const backwards = hours.slice(0, 500).reverse();
  for (const part of [...inParts(backwards, 17), ...inParts(hours.slice(500), 23)]) {
    await store.write(
      part.map((hour) => observation({ time: START + hour * HOUR_MS, value: hour })),
    );
  }
  expect([...(await store.range(WHOLE)).values]).toEqual(hours);
  await store.close();
});

test('what a writer keeps at hand is no older than what another process wrote', async () => {
  const file = newFile();
  const [first, second] = [embeddedStore({ file }), embeddedStore({ file })];
  await first.write([observation({ value: 1 })]);
  expect([...(await first.range(WHOLE)).values]).toEqual([1]);
  await second.write([observation({ value: 2 })]);
  expect([...(await first.range(WHOLE)).values]).toEqual([2]);
  await Promise.all([first.close(), second.close()]);
});

test('a reader that comes before the writer finds nothing, then what is written', async () => {
  const file = newFile();
  const reader = embeddedStore({ file, readOnly: true });
  expect((await reader.range(WHOLE)).times).toHaveLength(0);
  expect(await reader.latest()).toEqual([]);
  const writer = embeddedStore({ file });
  expect(await reader.latest()).toEqual([]);
  await writer.write([observation({})]);
  expect(await reader.latest()).toEqual([observation({})]);
  await writer.close();
  await writer.close();
  expect((await reader.range(WHOLE)).times).toHaveLength(1);
  await reader.close();
});

test('a reader opened after the writer has gone reads all, and does not write', async () => {
  const file = newFile();
  const writer = embeddedStore({ file });
  await writer.write([observation({})]);
  await writer.close();
  const reader = embeddedStore({ file, readOnly: true });
  expect(await reader.latest()).toEqual([observation({})]);
  await expect(reader.write([observation({})])).rejects.toThrow('for reading');
  await reader.close();
});

test('a value that is no finite number is kept as missing, a time that is none is refused', async () => {
  const store = embeddedStore({ file: newFile() });
  await store.write([observation({ value: Number.POSITIVE_INFINITY })]);
  const points = await store.range(WHOLE);
  expect([points.values[0], points.flags[0]]).toEqual([Number.NaN, 9]);
  await expect(store.write([observation({ time: Number.NaN })])).rejects.toThrow(RangeError);
  await store.close();
});

function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
