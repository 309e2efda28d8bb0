import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Batch, Log } from '../../../infra/log/log.ts';
import { type Note, notes, noteTopic } from './note-topic.ts';
import { batchesOf, readAll, textsOf } from './read-notes.ts';

/** The part of the contract that is about groups and what they committed. */
export function testGroups(log: () => Log): void {
  test('lets a group go on after what it committed, and repeats what it did not', async () => {
    const topic = noteTopic();
    const from = { committed: newGroup() };
    await log().append(topic, notes(30));
    const committed: string[] = [];
    for await (const batch of batchesOf(log(), topic, { from, maxRecords: 8 })) {
      if (committed.length > 8) break; // this one is read, not committed
      committed.push(...textsOf(batch));
      await batch.commit();
    }
    const { messages } = await readAll(log(), topic, { from, count: 30 - committed.length });
    const all = [...committed, ...messages.map(({ text }) => text)];
    expect(all).toHaveLength(30);
    expect(new Set(all)).toEqual(new Set(notes(30).map(({ text }) => text)));
  });

  test('never takes a group back by a late commit', async () => {
    const topic = noteTopic();
    const from = { committed: newGroup() };
    await log().append(topic, notes(20));
    const beforeEnd = (batches: readonly Batch<Note>[]) => commitAll(batches.toReversed());
    await readAll(log(), topic, { from, count: 20, maxRecords: 5, beforeEnd });
    expect(await log().lag(topic, from.committed)).toBe(0);
  });

  test('keeps groups apart, and a reader without a group commits nothing', async () => {
    const topic = noteTopic();
    await log().append(topic, notes(10));
    const [one, other] = [newGroup(), newGroup()];
    for (const from of [{ committed: one }, 'start'] as const) {
      await readAll(log(), topic, { from, count: 10, beforeEnd: commitAll });
    }
    expect(await log().lag(topic, one)).toBe(0);
    expect(await log().lag(topic, other)).toBe(10);
    const { messages } = await readAll(log(), topic, { from: { committed: other }, count: 10 });
    expect(messages).toHaveLength(10);
  });

  test('counts as lag what a group has still to commit', async () => {
    const topic = noteTopic();
    const from = { committed: newGroup() };
    expect(await log().lag(topic, from.committed)).toBe(0);
    await log().append(topic, notes(12));
    let left = await log().lag(topic, from.committed);
    expect(left).toBe(12);
    for await (const batch of batchesOf(log(), topic, { from, maxRecords: 5 })) {
      await batch.commit();
      left -= batch.entries.length;
      expect(await log().lag(topic, from.committed)).toBe(left);
      if (batch.caughtUp) break;
    }
    expect(left).toBe(0);
  });
}

async function commitAll(batches: readonly Batch<Note>[]): Promise<void> {
  for (const batch of batches) await batch.commit();
}

function newGroup(): string {
  return `group-${randomUUID()}`;
}
