import { expect, test } from 'vitest';
import type { Log } from '../../../infra/log/log.ts';
import type { Retention } from '../../../infra/log/retention.ts';
import { notes, noteTopic } from './note-topic.ts';
import { JULY, memoryLogger, openFolder, temporaryFolder } from './open-folder.ts';
import { batchesOf, readAll } from './read-notes.ts';

const DAY = 86_400_000;
const topic = noteTopic({ name: 'notes' });

test('batches older than the days go, whole, at the next append', async () => {
  const { log, clock } = openRetaining({ days: 7, gigabytes: 1 });
  await log.append(topic, notes(10));
  clock.time += 3 * DAY;
  await log.append(topic, notes(10, 10));
  clock.time += 5 * DAY;
  await log.append(topic, notes(10, 20));
  expect((await readAll(log, topic)).messages).toEqual(notes(20, 10));
});

test('the oldest batches go when the topic is over its size', async () => {
  const { log } = openRetaining({ days: 7, gigabytes: 0.0002 });
  for (let sent = 0; sent < 20_000; sent += 100) await log.append(topic, notes(100, sent));
  const { messages } = await readAll(log, topic);
  expect(messages).toEqual(notes(messages.length, 20_000 - messages.length));
  expect(messages.length).toBeGreaterThan(1_000);
  expect(messages.length).toBeLessThan(5_000);
});

test('offsets go on even when everything has gone but the newest batch', async () => {
  const { log, clock } = openRetaining({ days: 1, gigabytes: 1 });
  for (let sent = 0; sent < 30; sent += 10) {
    await log.append(topic, notes(10, sent));
    clock.time += 9 * DAY;
  }
  await log.append(topic, notes(1, 30));
  const { entries } = await readAll(log, topic);
  expect(entries.map(({ position }) => position.offset)).toEqual([
    ...Array.from({ length: 10 }, (_, index) => 20 + index),
    30,
  ]);
});

test('age takes nothing that a group has not committed, however long it is away', async () => {
  const { log, clock } = openRetaining({ days: 7, gigabytes: 1 });
  for (let sent = 0; sent < 30; sent += 10) await log.append(topic, notes(10, sent));
  await readOneBatch(log, 'quality', { commit: false });
  clock.time += 400 * DAY;
  await log.append(topic, notes(10, 30));
  expect((await readAll(log, topic)).messages).toEqual(notes(40));

  await readOneBatch(log, 'quality', { commit: true });
  await log.append(topic, notes(10, 40));
  expect((await readAll(log, topic)).messages).toEqual(notes(40, 10));
});

test('over the size, a group that lags slows the appends: they are refused until it has committed', async () => {
  const { log } = openRetaining({ days: 7, gigabytes: 0.0002 });
  await readOneBatch(log, 'quality', { commit: false });
  let sent = 0;
  const refusal = await (async () => {
    for (; ; sent += 100) await log.append(topic, notes(100, sent));
  })().catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: 'DISK_FULL',
    message: expect.stringContaining('group "quality"'),
  });
  expect((await readAll(log, topic)).messages).toEqual(notes(sent));

  const { batches } = await readAll(log, topic, { from: { committed: 'quality' } });
  for (const batch of batches) await batch.commit();
  await log.append(topic, notes(100, sent));
});

test('over the size, a group not seen for the days is given up with one WARN', async () => {
  const { log, clock, logger } = openRetaining({ days: 7, gigabytes: 0.0002 });
  await readOneBatch(log, 'forgotten', { commit: false });
  clock.time += 8 * DAY;
  for (let sent = 0; sent < 20_000; sent += 100) await log.append(topic, notes(100, sent));
  const { messages } = await readAll(log, topic);
  expect(messages.length).toBeLessThan(5_000);
  expect(logger.lines).toEqual([expect.stringMatching(/^WARN .*group "forgotten"/)]);
});

test('a group that was overtaken goes on with the oldest record kept, and its lag counts those only', async () => {
  const { log, clock } = openRetaining({ days: 7, gigabytes: 0.0002 });
  await readOneBatch(log, 'forgotten', { commit: false });
  clock.time += 8 * DAY;
  for (let sent = 0; sent < 20_000; sent += 100) await log.append(topic, notes(100, sent));
  const kept = (await readAll(log, topic)).messages;
  expect(await log.lag(topic, 'forgotten')).toBe(kept.length);
  const { messages } = await readAll(log, topic, { from: { committed: 'forgotten' } });
  expect(messages).toEqual(kept);
});

test('compacted topics keep their records whatever their age', async () => {
  const { log, clock } = openRetaining({ days: 1, gigabytes: 0.000_001 });
  const compacted = noteTopic({ name: 'stations', compacted: true });
  await log.append(compacted, notes(3));
  clock.time += 9 * DAY;
  await log.append(compacted, [{ key: 'station-9', text: 'new' }]);
  expect((await readAll(log, compacted)).messages).toHaveLength(4);
});

function openRetaining(retention: Retention) {
  const clock = { time: JULY, now: () => clock.time };
  const logger = memoryLogger();
  return { clock, logger, log: openFolder(temporaryFolder(), { clock, logger, retention }) };
}

async function readOneBatch(log: Log, group: string, { commit }: { commit: boolean }) {
  for await (const batch of batchesOf(log, topic, { from: { committed: group }, maxRecords: 10 })) {
    if (commit) await batch.commit();
    break;
  }
}
