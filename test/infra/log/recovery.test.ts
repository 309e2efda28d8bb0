import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { embeddedLog } from '../../../infra/log/embedded-log.ts';
import type { Log } from '../../../infra/log/log.ts';
import { type Note, notes, noteTopic } from './note-topic.ts';
import { JULY, openFolder, temporaryFolder } from './open-folder.ts';
import { readAll } from './read-notes.ts';

const topic = noteTopic({ name: 'notes' });
const next: Note = { key: 'station-0', text: 'the next one' };

test('cut at every byte of its last append, a log has all earlier ones and nothing else', async () => {
  const { main, wal, lastFrom } = await crashed(notes(3, 15));
  const folder = temporaryFolder();
  for (let cut = lastFrom; cut < wal.length; cut++) {
    const log = openCrashed(folder, main, wal.subarray(0, cut));
    expect((await readAll(log, topic)).messages).toEqual(notes(15));
    await log.close();
  }
  expect(await goneOn(openCrashed(folder, main, wal))).toEqual([...notes(18), next]);
}, 120_000);

test('cut anywhere in an append of many pages, a log has nothing of it and goes on', async () => {
  const large = { key: 'station-0', text: '.'.repeat(30_000) };
  const { main, wal, lastFrom } = await crashed([large, large]);
  const folder = temporaryFolder();
  for (let cut = lastFrom; cut < wal.length; cut += 331) {
    const log = openCrashed(folder, main, wal.subarray(0, cut));
    expect(await goneOn(log)).toEqual([...notes(15), next]);
  }
  const whole = await goneOn(openCrashed(folder, main, wal));
  expect(whole).toEqual([...notes(15), large, large, next]);
});

test('stopped at any sector while its WAL was moved into the file, a log has everything and goes on', async () => {
  const { main, moved, wal } = await crashed(notes(3, 15));
  const folder = temporaryFolder();
  expect(moved.length).toBeGreaterThan(main.length);
  for (let sector = 0; sector <= moved.length; sector += 512) {
    const torn = Buffer.concat([moved.subarray(0, sector), main.subarray(sector)]);
    expect(await goneOn(openCrashed(folder, torn, wal))).toEqual([...notes(18), next]);
  }
});

/** The files of a log that was never closed, before and after its WAL was moved into the file. */
async function crashed(lastAppend: readonly Note[]) {
  const folder = temporaryFolder();
  const path = join(folder, 'notes.sqlite');
  const log = openFolder(folder);
  for (let sent = 0; sent < 15; sent += 3) await log.append(topic, notes(3, sent));
  const lastFrom = readFileSync(`${path}-wal`).length;
  await log.append(topic, lastAppend);
  const [main, wal] = [readFileSync(path), readFileSync(`${path}-wal`)];
  const other = new DatabaseSync(path);
  other.exec('PRAGMA wal_checkpoint(PASSIVE)');
  other.close();
  return { main, wal, lastFrom, moved: readFileSync(path) };
}

/** A log that finds these files in the folder. */
function openCrashed(folder: string, main: Buffer, wal: Buffer): Log {
  const path = join(folder, 'notes.sqlite');
  rmSync(`${path}-shm`, { force: true });
  writeFileSync(path, main);
  writeFileSync(`${path}-wal`, wal);
  return embeddedLog({ folder, clock: { now: () => JULY } });
}

/** All notes of a log after one more append; the log is then closed. */
async function goneOn(log: Log): Promise<Note[]> {
  await log.append(topic, [next]);
  const { messages } = await readAll(log, topic);
  await log.close();
  return messages;
}
