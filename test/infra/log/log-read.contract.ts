import { expect, test } from 'vitest';
import type { Log } from '../../../infra/log/log.ts';
import { type Note, notes, noteTopic } from './note-topic.ts';
import { batchesOf, expectSameByKey, readAll, textsOf } from './read-notes.ts';

/** The part of the contract that is about reading along. */
export function testReading(log: () => Log): void {
  test('tells a reader of a topic that nobody ever wrote to that it is caught up', async () => {
    const { batches, messages } = await readAll(log(), noteTopic());
    expect(messages).toEqual([]);
    expect(batches.map(({ caughtUp }) => caughtUp)).toEqual([true]);
  });

  test('tells a reader that it is caught up when it has everything, not before', async () => {
    const topic = noteTopic();
    await log().append(topic, notes(95));
    const { batches, messages } = await readAll(log(), topic, { maxRecords: 10 });
    expectSameByKey(messages, notes(95));
    expect(batches.slice(0, -1).every(({ caughtUp }) => !caughtUp)).toBe(true);
  });

  test('tells a reader by its first batch, and by no other, that it begins', async () => {
    const topic = noteTopic();
    await log().append(topic, notes(40));
    for (const from of ['start', { committed: 'beginners' }] as const) {
      const { batches } = await readAll(log(), topic, { from, count: 40, maxRecords: 10 });
      const [first, ...others] = batches.map(({ anew }) => anew);
      expect(first).toBe(true);
      expect(others).toEqual(others.map(() => false));
    }
  });

  test('gives a reader that is caught up what comes later', async () => {
    const topic = noteTopic();
    const received: Note[] = [];
    let sent = 0;
    for await (const { entries } of batchesOf(log(), topic)) {
      received.push(...entries.map(({ message }) => message));
      if (received.length === 30) break;
      if (received.length < sent) continue; // the rest comes from other partitions
      await log().append(topic, notes(10, sent));
      sent += 10;
    }
    expectSameByKey(received, notes(30));
  });

  test('gives no more records in a batch than asked for, and no empty batch after the first', async () => {
    const topic = noteTopic();
    for (let sent = 0; sent < 60; sent += 20) await log().append(topic, notes(20, sent));
    const { batches } = await readAll(log(), topic, { count: 60, maxRecords: 7 });
    const sizes = batches.map(({ entries }) => entries.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(7);
    expect(Math.min(...sizes.slice(1))).toBeGreaterThan(0);
  });

  test('ends a waiting reader quietly when its signal aborts', async () => {
    const stop = new AbortController();
    const told: boolean[] = [];
    for await (const { caughtUp } of batchesOf(log(), noteTopic(), { signal: stop.signal })) {
      told.push(caughtUp);
      setImmediate(() => stop.abort());
    }
    expect(told).toEqual([true]);
  });

  test('gives a reader from the end only what comes after its first batch', async () => {
    const topic = noteTopic();
    await log().append(topic, notes(10));
    const texts: string[] = [];
    for await (const batch of batchesOf(log(), topic, { from: 'end' })) {
      texts.push(...textsOf(batch));
      if (texts.length === 3) break;
      if (texts.length === 0) await log().append(topic, notes(3, 10));
    }
    expect(texts.toSorted()).toEqual(['note 10', 'note 11', 'note 12']);
  });

  test('gives every message a position that grows within its partition', async () => {
    const topic = noteTopic();
    for (let sent = 0; sent < 50; sent += 5) await log().append(topic, notes(5, sent));
    const { entries } = await readAll(log(), topic, { count: 50, maxRecords: 9 });
    const partitions = Map.groupBy(entries, ({ position }) => position.partition);
    for (const partition of partitions.values()) {
      const offsets = partition.map(({ position }) => position.offset);
      expect(offsets).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
    }
  });

  test('finds any message again by its position, and nothing where nothing is', async () => {
    const topic = noteTopic();
    await log().append(topic, notes(25));
    const { entries } = await readAll(log(), topic, { count: 25 });
    for (const { position, message } of entries) {
      expect(await log().at(topic, position)).toEqual(message);
    }
    const beyond = { partition: 0, offset: 1_000_000 };
    expect(await log().at(topic, beyond)).toBeUndefined();
    expect(await log().at(noteTopic(), beyond)).toBeUndefined();
  });
}
