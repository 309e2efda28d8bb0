import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../domain/time.ts';
import { embeddedStore } from '../../../infra/store/embedded-store.ts';
import type { Store } from '../../../infra/store/store.ts';
import { expectSame } from './expect-same.ts';
import { observation, START } from './observations.ts';
import { storeModel } from './store-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'poyang-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${files++}`, 'store.sqlite');
const EAGER = { sealAt: { runs: 2, points: 30 }, chunkPoints: 8 };

test('two writers by mistake lose nothing of each other', async () => {
  const file = newFile();
  const [one, other] = [embeddedStore({ file, ...EAGER }), embeddedStore({ file, ...EAGER })];
  const model = storeModel();
  for (let i = 0; i < 20; i++) {
    const batch = ['a', 'b'].map((station) =>
      observation({
        station,
        property: i % 3 ? 'stage' : 'rainfall',
        time: START + i * MINUTE_MS,
        value: i,
      }),
    );
    await (i % 2 === 0 ? one : other).write(batch);
    model.write(batch);
  }
  await expectSame(one, model, ['a', 'b']);
  await expectSame(other, model, ['a', 'b']);
  await Promise.all([one.close(), other.close()]);
});

test('a full disk refuses the batch as a whole, and what was written stays', async () => {
  const file = newFile();
  const model = storeModel();
  let batch = 0;
  const next = () =>
    Array.from({ length: 200 }, (_, i) =>
      observation({
        station: i % 2 ? 'a' : 'b',
        time: START + (batch * 100 + i) * MINUTE_MS,
        value: batch,
      }),
    );
  const small = embeddedStore({ file, ...EAGER, maxPages: 30 });
  while (await fits(small, next())) {
    model.write(next());
    batch++;
  }
  expect(batch).toBeGreaterThan(1);
  await expect(small.write(next())).rejects.toMatchObject({ code: 'DISK_FULL' });
  await expectSame(small, model, ['a', 'b']);
  await small.close();

  const store = embeddedStore({ file, ...EAGER });
  await expectSame(store, model, ['a', 'b']);
  await store.write(next());
  model.write(next());
  await expectSame(store, model, ['a', 'b']);
  await store.close();
});

test('wherever in a batch the disk is full, the same store goes on as if the batch had not been', async () => {
  let refused = 0;
  for (let size = 400; size < 3_000; size += 130) {
    const store = embeddedStore({ file: newFile(), maxPages: 30 });
    const model = storeModel();
    const batch = Array.from({ length: size }, (_, i) =>
      observation({ station: `new-${i % 90}`, time: START + i, value: i }),
    );
    if (await fits(store, batch)) model.write(batch);
    else refused++;
    for (const station of ['other', 'new-0', 'new-80']) {
      await store.write([observation({ station })]);
      model.write([observation({ station })]);
    }
    await expectSame(store, model, ['other', ...batch.slice(0, 90).map((o) => o.station)]);
    await store.close();
  }
  expect(refused).toBeGreaterThan(5);
});

test('a file of a newer format is refused by writer and reader, with the remedy', async () => {
  const file = newFile();
  await embeddedStore({ file }).close();
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 99');
  db.close();
  const newer = expect.objectContaining({ code: 'DATA_NEWER' });
  expect(() => embeddedStore({ file })).toThrow(newer);
  await expect(embeddedStore({ file, readOnly: true }).latest()).rejects.toThrow('newer poyang');
});

test('a file that is no database is refused in words', () => {
  const file = newFile();
  mkdirSync(dirname(file));
  writeFileSync(file, 'not a database, but long enough for its first page '.repeat(100));
  const damaged = expect.objectContaining({ code: 'DATA_DAMAGED' });
  expect(() => embeddedStore({ file })).toThrow(damaged);
});

async function fits(store: Store, batch: Parameters<Store['write']>[0]): Promise<boolean> {
  return store.write(batch).then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === 'DISK_FULL') return false;
      throw error;
    },
  );
}
