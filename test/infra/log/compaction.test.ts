import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { notes, noteTopic } from './note-topic.ts';
import { openFolder, temporaryFolder } from './open-folder.ts';
import { batchesOf, readAll, textsOf } from './read-notes.ts';

const topic = noteTopic({ name: 'stations', compacted: true });

test('superseded records go, the newest of each key stay at their offsets', async () => {
  const log = openFolder(temporaryFolder());
  for (let sent = 0; sent < 3_000; sent += 30) await log.append(topic, notes(30, sent));
  const { entries } = await readAll(log, topic);
  expect(entries.length).toBeLessThan(1_100);
  for (const { position, message } of entries) {
    expect(message.text).toBe(`note ${position.offset}`);
  }
  expect(entries.slice(-3).map(({ message }) => message)).toEqual(notes(3, 2_997));
});

test('a topic is compacted at the first append after it was opened', async () => {
  const folder = temporaryFolder();
  const first = openFolder(folder);
  for (let sent = 0; sent < 60; sent += 30) await first.append(topic, notes(30, sent));
  await first.close();
  const second = openFolder(folder);
  await second.append(topic, [{ key: 'station-9', text: 'new' }]);
  const { messages } = await readAll(second, topic);
  expect(messages).toEqual([...notes(3, 57), { key: 'station-9', text: 'new' }]);
});

test('while less than half is superseded everything stays', async () => {
  const log = openFolder(temporaryFolder());
  await log.append(topic, notes(3));
  await log.append(topic, notes(2, 3));
  expect((await readAll(log, topic)).messages).toEqual(notes(5));
});

test('a reader and a group at an old offset go on with what is left after it', async () => {
  const log = openFolder(temporaryFolder());
  await log.append(topic, notes(3));
  const from = { committed: 'map' };
  const texts: string[] = [];
  for await (const batch of batchesOf(log, topic, { from, maxRecords: 2 })) {
    texts.push(...textsOf(batch));
    if (texts.length === 2) {
      await batch.commit();
      for (let sent = 3; sent < 1_203; sent += 12) await log.append(topic, notes(12, sent));
    }
    if (batch.caughtUp) break;
  }
  expect(texts.slice(0, 2)).toEqual(['note 0', 'note 1']);
  expect(texts.slice(-3)).toEqual(['note 1200', 'note 1201', 'note 1202']);
  expect(texts.length).toBeLessThan(600);
  const { messages } = await readAll(log, topic, { from });
  expect(messages.map(({ text }) => text)).toEqual(texts.slice(-messages.length));
});

test('at finds what is left and nothing where a record was superseded', async () => {
  const log = openFolder(temporaryFolder());
  await log.append(topic, notes(6));
  expect(await log.at(topic, { partition: 0, offset: 1 })).toBeUndefined();
  expect(await log.at(topic, { partition: 0, offset: 4 })).toEqual(notes(1, 4)[0]);
});

test('the file stays in proportion to its keys, however often they change', async () => {
  const folder = temporaryFolder();
  const log = openFolder(folder);
  for (let sent = 0; sent < 60_000; sent += 300) await log.append(topic, notes(300, sent));
  await log.close();
  expect(statSync(join(folder, 'stations.sqlite')).size).toBeLessThan(400_000);
});
