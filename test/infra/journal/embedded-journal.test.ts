import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { embeddedJournal } from '../../../infra/journal/embedded-journal.ts';
import { entry } from './entries.ts';
import { testJournal } from './journal.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'poyang-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${files++}`, 'journal.sqlite');
const REJECTS = { kind: 'reject', limit: 1_000 } as const;

testJournal('embedded journal', async () => embeddedJournal({ file: newFile() }));

test('a reader that comes before the writer finds nothing, then what is recorded', async () => {
  const file = newFile();
  const reader = embeddedJournal({ file, readOnly: true });
  expect(await reader.list(REJECTS)).toEqual([]);
  expect(await reader.count('reject')).toEqual({});
  const writer = embeddedJournal({ file });
  await writer.record([entry({})]);
  expect(await reader.list(REJECTS)).toEqual([entry({})]);
  expect(await reader.count('reject')).toEqual({ undecodable: 1 });
  await expect(reader.record([entry({})])).rejects.toThrow('for reading');
  await Promise.all([writer.close(), reader.close()]);
});

test('entries and counts outlive the process that recorded them', async () => {
  const file = newFile();
  const first = embeddedJournal({ file });
  await first.record([entry({ id: '1' }), entry({ id: '2', label: 'clock_future' })]);
  await first.close();
  const second = embeddedJournal({ file });
  await second.record([entry({ id: '2' }), entry({ id: '3' })]);
  expect(await second.count('reject')).toEqual({ undecodable: 3 });
  await second.close();
});

test('a full disk refuses the entries as a whole, and what was recorded stays', async () => {
  const journal = embeddedJournal({ file: newFile(), maxPages: 30 });
  await journal.record([entry({ id: 'first' })]);
  const many = Array.from({ length: 200 }, (_, i) =>
    entry({ id: `${i}`, document: 'x'.repeat(1_000) }),
  );
  await expect(journal.record(many)).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(await journal.list(REJECTS)).toEqual([entry({ id: 'first' })]);
  expect(await journal.count('reject')).toEqual({ undecodable: 1 });
  await journal.record([entry({ id: 'last' })]);
  expect(await journal.count('reject')).toEqual({ undecodable: 2 });
  await journal.close();
});

test('of too many rejects the oldest are forgotten, and of warnings none', async () => {
  const journal = embeddedJournal({ file: newFile(), keptRejects: 20 });
  const numbered = (kind: 'reject' | 'warning') =>
    Array.from({ length: 30 }, (_, i) => entry({ kind, id: `${i}`, time: i }));
  await journal.record([...numbered('warning'), ...numbered('reject')]);
  const kept = await journal.list(REJECTS);
  expect(kept.map(({ time }) => time)).toEqual(Array.from({ length: 20 }, (_, i) => 29 - i));
  expect(await journal.count('reject')).toEqual({ undecodable: 20 });
  expect(await journal.list({ kind: 'warning', limit: 1_000 })).toHaveLength(30);
  await journal.close();
});

test('only the newest forecasts are kept', async () => {
  const journal = embeddedJournal({ file: newFile(), keptForecasts: 20 });
  const kind = 'forecast' as const;
  await journal.record(
    Array.from({ length: 30 }, (_, i) => entry({ kind, id: `${i}`, time: i, label: 'stage' })),
  );
  const kept = await journal.list({ kind, limit: 1_000 });
  expect(kept.map(({ time }) => time)).toEqual(Array.from({ length: 20 }, (_, i) => 29 - i));
  await journal.close();
});

test('a file of a newer format is refused by writer and reader', async () => {
  const file = newFile();
  await embeddedJournal({ file }).close();
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 2');
  db.close();
  expect(() => embeddedJournal({ file })).toThrow(expect.objectContaining({ code: 'DATA_NEWER' }));
  await expect(embeddedJournal({ file, readOnly: true }).count('reject')).rejects.toMatchObject({
    code: 'DATA_NEWER',
  });
});
