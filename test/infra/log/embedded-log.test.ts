import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../../infra/clock.ts';
import { Config } from '../../../infra/config.ts';
import { embeddedLog } from '../../../infra/log/embedded-log.ts';
import { openLog } from '../../../infra/log/open-log.ts';
import { silentLogger } from '../../../infra/logger.ts';
import { testLog } from './log.contract.ts';
import { type Note, notes, noteTopic } from './note-topic.ts';
import { memoryLogger, openFolder, temporaryFolder } from './open-folder.ts';
import { batchesOf, readAll } from './read-notes.ts';

const shared = mkdtempSync(join(tmpdir(), 'poyang-log-'));
afterAll(() => rmSync(shared, { recursive: true }));
testLog('the embedded log', async () => embeddedLog({ folder: shared, clock: systemClock }));

const topic = noteTopic({ name: 'notes' });

test('offsets are consecutive from 0, whoever appends', async () => {
  const folder = temporaryFolder();
  const [one, other] = [openFolder(folder), openFolder(folder)];
  for (let sent = 0; sent < 40; sent += 20) {
    await one.append(topic, notes(10, sent));
    await other.append(topic, notes(10, sent + 10));
  }
  const { entries } = await readAll(one, topic);
  expect(entries.map(({ position }) => position.offset)).toEqual(
    Array.from({ length: 40 }, (_, offset) => offset),
  );
});

test('concurrent appends share a commit; one append may take several batches', async () => {
  const folder = temporaryFolder();
  const log = openFolder(folder, { groupCommit: { records: 100, bytes: 1 << 20 } });
  await Promise.all(notes(60).map((note) => log.append(topic, [note])));
  await log.append(topic, notes(250));
  await log.close();
  const file = new DatabaseSync(join(folder, 'notes.sqlite'), { readOnly: true });
  const batches = file.prepare('SELECT last - first + 1 AS count FROM batches').all();
  expect(batches.map(({ count }) => count)).toEqual([60, 100, 100, 50]);
  file.close();
});

test('a reader at work while others append sees each record once', async () => {
  const log = openFolder(temporaryFolder());
  const appended = (async () => {
    for (const note of notes(300)) await log.append(topic, [note]);
  })();
  const received: Note[] = [];
  for await (const { entries } of batchesOf(log, topic, { maxRecords: 7 })) {
    received.push(...entries.map(({ message }) => message));
    if (received.length >= 300) break;
  }
  await appended;
  expect(received).toEqual(notes(300));
});

test('closing the log commits what waits and ends its readers', async () => {
  const folder = temporaryFolder();
  const log = openFolder(folder);
  const reading = (async () => {
    for await (const batch of batchesOf(log, topic)) expect(batch.entries).toEqual([]);
  })();
  await new Promise((resolve) => setImmediate(resolve));
  const appended = log.append(topic, notes(3));
  await log.close();
  await Promise.all([reading, appended]);
  expect((await readAll(openFolder(folder), topic)).messages).toEqual(notes(3));
});

test('a full file refuses appends with DISK_FULL, keeps what it acknowledged, and goes on when there is room', async () => {
  const folder = temporaryFolder();
  const small = openFolder(folder, { fileBytes: 100_000 });
  let acknowledged = 0;
  const refusal = await (async () => {
    for (; ; acknowledged += 100) await small.append(topic, notes(100, acknowledged));
  })().catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: 'DISK_FULL',
    message: expect.stringContaining('Free some space'),
  });
  expect((await readAll(small, topic)).messages).toEqual(notes(acknowledged));
  await small.close();

  const roomy = openFolder(folder);
  await roomy.append(topic, notes(100, acknowledged));
  expect((await readAll(roomy, topic)).messages).toEqual(notes(acknowledged + 100));
});

test('of an append that does not fit whole, nothing is kept', async () => {
  const log = openFolder(temporaryFolder(), {
    fileBytes: 400_000,
    groupCommit: { records: 100, bytes: 1 << 20 },
  });
  await log.append(topic, notes(10));
  const refusal = expect.objectContaining({ code: 'DISK_FULL' });
  await expect(log.append(topic, notes(20_000))).rejects.toEqual(refusal);
  await log.append(topic, notes(10, 10));
  expect((await readAll(log, topic)).messages).toEqual(notes(20));
});

test("one caller's mistake does not fail the appends that would share its commit", async () => {
  const log = openFolder(temporaryFolder());
  const outcomes = await Promise.allSettled([
    log.append(topic, notes(1)),
    log.append(topic, [{ key: 'k'.repeat(70_000), text: 'no key is that long' }]),
    log.append(topic, notes(1, 1)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await readAll(log, topic)).messages).toEqual(notes(2));
});

test.each(['notes', '_offsets'])(
  'a newer %s file is refused with DATA_NEWER and left alone',
  async (name) => {
    const folder = temporaryFolder();
    const file = new DatabaseSync(join(folder, `${name}.sqlite`));
    file.exec('PRAGMA user_version = 2; CREATE TABLE future (a)');
    const refusal = expect.objectContaining({ code: 'DATA_NEWER' });
    await expect(async () => openFolder(folder).append(topic, notes(1))).rejects.toEqual(refusal);
    expect(file.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'future' }]);
    file.close();
  },
);

test('a record that its topic cannot read is passed over with an ERROR', async () => {
  const logger = memoryLogger();
  const log = openFolder(temporaryFolder(), { logger });
  const anything = { ...topic, encode: () => new TextEncoder().encode('{') };
  await log.append(topic, notes(2));
  await log.append(anything, notes(3));
  await log.append(topic, notes(2, 2));
  expect((await readAll(log, topic)).messages).toEqual(notes(4));
  expect(logger.lines).toEqual([
    expect.stringMatching(/^ERROR topic notes: 3 records from offset 2/),
  ]);
});

test('a topic file that was deleted goes on beyond what its groups have read', async () => {
  const folder = temporaryFolder();
  const logger = memoryLogger();
  const first = openFolder(folder);
  await first.append(topic, notes(10));
  const { batches } = await readAll(first, topic, { from: { committed: 'quality' } });
  await batches[0]?.commit();
  await first.close();
  rmSync(join(folder, 'notes.sqlite'));

  const second = openFolder(folder, { logger });
  await second.append(topic, notes(2, 10));
  const { messages } = await readAll(second, topic, { from: { committed: 'quality' } });
  expect(messages).toEqual(notes(2, 10));
  expect(await second.lag(topic, 'quality')).toBe(2);
  expect(logger.lines).toEqual([
    expect.stringMatching(/^WARN topic notes does not end as it should/),
  ]);
});

test('openLog opens the embedded log in the data folder', async () => {
  const data = temporaryFolder();
  const log = await openLog(Config.parse({ data }), systemClock, silentLogger);
  await log.append(topic, notes(3));
  await log.close();
  expect((await readAll(openFolder(join(data, 'log')), topic)).messages).toEqual(notes(3));
});
