import { copyFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Note, notes, noteTopic } from './note-topic.ts';
import { memoryLogger, openFolder, temporaryFolder } from './open-folder.ts';
import { readAll } from './read-notes.ts';

const PAGE = 4_096;
const topic = noteTopic({ name: 'notes' });
const next: Note = { key: 'station-0', text: 'the next one' };

test('a batch whose bytes have changed is passed over with an ERROR that names its records', async () => {
  const { folder, path } = await closedLog();
  const bytes = readFileSync(path);
  bytes.write('X', bytes.indexOf('note 123"'));
  writeFileSync(path, bytes);

  const logger = memoryLogger();
  const log = openFolder(folder, { logger });
  const { messages, batches } = await readAll(log, topic, { from: { committed: 'quality' } });
  expect(messages).toEqual([...notes(120), ...notes(1_870, 130)]);
  expect(logger.lines).toEqual([
    'ERROR topic notes: records 120 to 129 are damaged and passed over',
  ]);
  expect(await log.at(topic, { partition: 0, offset: 123 })).toBeUndefined();
  for (const batch of batches) await batch.commit();
  expect(await log.lag(topic, 'quality')).toBe(0);
});

test('with any one page lost, what a log gives is in order and was written, what it misses is told, and it goes on', async () => {
  const { folder, path } = await closedLog();
  const sound = readFileSync(path);
  for (let page = 1; page < sound.length / PAGE; page++) {
    writeFileSync(path, Buffer.from(sound).fill(0, page * PAGE, (page + 1) * PAGE));
    const logger = memoryLogger();
    const log = openFolder(folder, { logger });
    const { messages } = await readAll(log, topic);
    expectSomeInOrder(messages);
    expect(logger.lines.length).toBeGreaterThan(0);
    await log.append(topic, [next]);
    expect((await readAll(log, topic)).messages.at(-1)).toEqual(next);
    await log.close();
  }
});

test('a file cut short is mended: what can be read is kept, no offset comes twice, groups go on, the cut file stays', async () => {
  const { folder, path } = await closedLog();
  const sound = readFileSync(path);
  for (let cut = PAGE / 2; cut < sound.length - PAGE; cut += 5_011) {
    const copy = temporaryFolder();
    copyFileSync(join(folder, '_offsets.sqlite'), join(copy, '_offsets.sqlite'));
    writeFileSync(join(copy, 'notes.sqlite'), sound.subarray(0, cut));
    const logger = memoryLogger();
    const log = openFolder(copy, { logger });
    expectSomeInOrder((await readAll(log, topic)).messages);
    await log.append(topic, [next]);
    const { entries } = await readAll(log, topic, { from: { committed: 'warnings' } });
    expect(entries.map(({ message }) => message)).toEqual([next]);
    expect(entries[0]?.position.offset).toBeGreaterThanOrEqual(2_000);
    expect(await log.lag(topic, 'warnings')).toBe(1);
    expect(logger.lines[0]).toMatch(/^ERROR topic notes: its file was damaged/);
    const [aside = ''] = readdirSync(copy).filter((name) => name.includes('damaged'));
    expect(readFileSync(join(copy, aside))).toEqual(sound.subarray(0, cut));
  }
});

test('a mending that was cut off is finished by the next to open the file', async () => {
  const { folder, path } = await closedLog();
  renameSync(path, `${path}.salvaged`);
  writeFileSync(path, 'what was left of the damaged file');
  const { messages } = await readAll(openFolder(folder), topic);
  expect(messages).toEqual(notes(2_000));
});

test('a damaged file that another still has open is not taken away under its hands', async () => {
  const { folder, path } = await closedLog();
  await readAll(openFolder(folder), topic);
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, bytes.length - 3 * PAGE));
  const log = openFolder(folder);
  const refusal = expect.objectContaining({ code: 'LOG_UNAVAILABLE' });
  await expect(readAll(log, topic)).rejects.toEqual(refusal);
  expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
});

test('damaged offsets are refused with what to do', async () => {
  const { folder } = await closedLog();
  writeFileSync(join(folder, '_offsets.sqlite'), 'no database at all'.repeat(100));
  expect(() => openFolder(folder)).toThrow(/_offsets.sqlite is damaged: stop poyang and delete/);
});

/** A log of 2,000 notes in batches of ten; group "warnings" has read them all. */
async function closedLog() {
  const folder = temporaryFolder();
  const log = openFolder(folder);
  for (let sent = 0; sent < 2_000; sent += 10) await log.append(topic, notes(10, sent));
  const { batches } = await readAll(log, topic, { from: { committed: 'warnings' } });
  await batches.at(-1)?.commit();
  await log.close();
  return { folder, path: join(folder, 'notes.sqlite') };
}

/** Notes that were written, each at most once, in the order of writing. */
function expectSomeInOrder(messages: readonly Note[]): void {
  const numbers = messages.map(({ text }) => Number(text.slice('note '.length)));
  expect(messages).toEqual(numbers.flatMap((number) => notes(1, number)));
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
}
