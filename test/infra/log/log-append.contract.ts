import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Topic } from '../../../domain/topic.ts';
import type { Log } from '../../../infra/log/log.ts';
import { notes, noteTopic } from './note-topic.ts';
import { expectSameByKey, readAll } from './read-notes.ts';

/** The part of the contract that is about keeping what was appended. */
export function testAppending(log: () => Log, open: () => Promise<Log>): void {
  test('gives back what was appended, in order for each key', async () => {
    const topic = noteTopic();
    await log().append(topic, notes(100));
    const { messages } = await readAll(log(), topic, { count: 100 });
    expectSameByKey(messages, notes(100));
  });

  test('keeps what it acknowledged when its client is closed', async () => {
    const topic = noteTopic();
    const other = await open();
    await other.append(topic, notes(10));
    await other.close();
    const { messages } = await readAll(log(), topic, { count: 10 });
    expectSameByKey(messages, notes(10));
  });

  test('keeps bytes as they are, up to the largest frame, and any key', async () => {
    const keys = ['湖口', 'a/b c', '🌊', '-'];
    const topic: Topic<Uint8Array> = {
      name: `bytes-${randomUUID()}`,
      compacted: false,
      key: (bytes) => keys[(bytes[0] ?? 0) % 4] ?? '',
      encode: (bytes) => bytes,
      decode: (bytes) => bytes.slice(),
    };
    const sent = [1, 255, 4_096, 63 * 1_024].map((size, index) =>
      Uint8Array.from({ length: size }, (_, at) => (at * 7 + index) % 256),
    );
    await log().append(topic, sent);
    const { messages } = await readAll(log(), topic, { count: 4 });
    expect(messages.toSorted((a, b) => a.length - b.length)).toEqual(sent);
  });

  test('keeps each message of many concurrent appends once, in the order of the calls for each key', async () => {
    const topic = noteTopic();
    await Promise.all(notes(600).map((note) => log().append(topic, [note])));
    const { messages } = await readAll(log(), topic, { count: 600 });
    expectSameByKey(messages, notes(600));
  });

  test('takes many messages in one append, and none', async () => {
    const topic = noteTopic();
    await log().append(topic, []);
    await log().append(topic, notes(12_000));
    const { messages } = await readAll(log(), topic, { count: 12_000 });
    expectSameByKey(messages, notes(12_000));
  });

  test('keeps of a compacted topic at least the newest message of every key', async () => {
    const topic = noteTopic({ compacted: true });
    for (let sent = 0; sent < 300; sent += 30) await log().append(topic, notes(30, sent));
    const { messages } = await readAll(log(), topic, { count: 3 });
    const newest = new Map(messages.map(({ key, text }) => [key, text]));
    expect(newest).toEqual(new Map(notes(3, 297).map(({ key, text }) => [key, text])));
  });

  test('refuses appends with LOG_UNAVAILABLE once it is closed, and closes twice as once', async () => {
    const other = await open();
    await other.close();
    await other.close();
    const refusal = expect.objectContaining({ code: 'LOG_UNAVAILABLE' });
    await expect(other.append(noteTopic(), notes(1))).rejects.toEqual(refusal);
  });
}
