import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embeddedStore } from '../../../infra/store/embedded-store.ts';
import { expectSame } from './expect-same.ts';
import { GAIN, numberedBatch, STATIONS } from './numbered-batch.ts';
import { storeModel } from './store-model.ts';

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'poyang-store-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

test('a writer killed at any moment leaves each batch whole or not at all, and every one that it told of', async () => {
  const file = join(folder, 'store.sqlite');
  const model = storeModel();
  let written = 0;
  for (const batches of [1, 7, 20, 2, 13, 4, 11]) {
    const last = await killAfter(file, { from: written, batches });
    for (; written <= last; written++) model.write(numberedBatch(written));

    const reader = embeddedStore({ file, readOnly: true });
    const { values } = await reader.range({ ...STAGE, limit: 1, newestFirst: true });
    const untold = values[0] === written;
    if (untold) model.write(numberedBatch(written++));
    await expectSame(reader, model, STATIONS);
    await reader.close();
  }
});

test('beside a writing process a reader sees every series grow by whole batches', async () => {
  const file = join(folder, 'store.sqlite');
  const reader = embeddedStore({ file, readOnly: true });
  child = startWriter(file, 0);
  let seen = 0;
  let looks = 0;
  while (seen < 100) {
    const { times, values } = await reader.range(STAGE);
    expect(times.length % GAIN).toBe(0);
    const batches = times.length / GAIN;
    expect(batches).toBeGreaterThanOrEqual(seen);
    if (batches > 0) expect(values.at(-1)).toBe(batches - 1);
    if (batches > seen) looks++;
    seen = batches;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(looks).toBeGreaterThan(3);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await reader.close();
});

const STAGE = { station: 'a', property: 'stage', from: 0, to: 9e15 };

function startWriter(file: string, from: number): ChildProcess {
  const script = fileURLToPath(new URL('./writing-child.ts', import.meta.url));
  return spawn(process.execPath, [script, file, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Kills a writer when it has told of so many batches, and returns the last number that it told. */
async function killAfter(file: string, work: { from: number; batches: number }): Promise<number> {
  const writer = startWriter(file, work.from);
  child = writer;
  let last = work.from - 1;
  for await (const line of createInterface({ input: writer.stdout ?? process.stdin })) {
    last = Number(line);
    if (last - work.from + 1 >= work.batches) writer.kill('SIGKILL');
  }
  return last;
}
