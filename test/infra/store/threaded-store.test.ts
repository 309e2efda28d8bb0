import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { embeddedStore } from '../../../infra/store/embedded-store.ts';
import { threadedStore } from '../../../infra/store/threaded-store.ts';
import { observation, START } from './observations.ts';
import { testStore } from './store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'poyang-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${files++}`, 'store.sqlite');
const STAGE = { station: '62601200', property: 'stage', from: 0, to: 9e15 };

testStore('embedded store read in a thread beside its writer', async () => {
  const file = newFile();
  const writer = embeddedStore({ file });
  const reader = threadedStore(file);
  return {
    ...reader,
    write: writer.write,
    close: async () => void (await Promise.all([reader.close(), writer.close()])),
  };
});

test('whoever asks goes on meanwhile, and each question gets its own answer', async () => {
  const file = newFile();
  const writer = embeddedStore({ file });
  await writer.write(
    Array.from({ length: 9 }, (_, i) => observation({ time: START + i, value: i })),
  );
  await writer.close();

  const store = open(file);
  const answers = Array.from({ length: 9 }, (_, i) => store.range({ ...STAGE, from: START + i }));
  const lengths = (await Promise.all(answers)).map(({ times }) => times.length);
  expect(lengths).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test('a reader that comes before the writer finds nothing, then what is written', async () => {
  const file = newFile();
  const store = open(file);
  expect(await store.latest()).toEqual([]);
  const writer = embeddedStore({ file });
  await writer.write([observation({})]);
  expect(await store.latest()).toEqual([observation({})]);
  await writer.close();
});

test('an error comes with its code and its words', async () => {
  const file = newFile();
  await embeddedStore({ file }).close();
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 99');
  db.close();
  await expect(open(file).latest()).rejects.toMatchObject({
    code: 'DATA_NEWER',
    message: expect.stringContaining('newer poyang'),
  });
  await expect(open(file).aggregate({ ...STAGE, step: 0 })).rejects.toThrow(RangeError);
});

test('a file that is no database is told as damage', async () => {
  const file = newFile();
  mkdirSync(dirname(file));
  writeFileSync(file, 'not a database, but long enough for its first page '.repeat(100));
  await expect(open(file).latest()).rejects.toMatchObject({ code: 'DATA_DAMAGED' });
});

test('it neither writes nor answers once it is closed, and closing answers what was asked before', async () => {
  const file = newFile();
  await embeddedStore({ file }).close();
  const store = threadedStore(file);
  await expect(store.write([observation({})])).rejects.toThrow('opened for reading');
  const asked = store.latest();
  await store.close();
  await store.close();
  expect(await asked).toEqual([]);
  await expect(store.latest()).rejects.toThrow('is closed');
});

function open(file: string) {
  const store = threadedStore(file);
  onTestFinished(() => store.close());
  return store;
}
