import { expect } from 'vitest';
import type { Topic } from '../../../domain/topic.ts';
import type { Batch, Entry, Log, ReadOptions } from '../../../infra/log/log.ts';
import type { Note } from './note-topic.ts';

/** Batches from the start, or from where it is said, with a bound: who waits in vain fails its test, not the run. */
export function batchesOf<M>(
  log: Log,
  topic: Topic<M>,
  options: Partial<ReadOptions> = {},
): AsyncIterable<Batch<M>> {
  return log.read(topic, { from: 'start', signal: AbortSignal.timeout(20_000), ...options });
}

interface ReadAllOptions<M> extends Partial<ReadOptions> {
  readonly count?: number;
  /** What to do with the batches while their reader is still there. */
  readonly beforeEnd?: (batches: readonly Batch<M>[]) => Promise<void>;
}

/** Reads until it has so many messages and is told that it is caught up. */
export async function readAll<M>(
  log: Log,
  topic: Topic<M>,
  { count = 0, beforeEnd = async () => {}, ...options }: ReadAllOptions<M> = {},
): Promise<{ batches: Batch<M>[]; entries: Entry<M>[]; messages: M[] }> {
  const batches: Batch<M>[] = [];
  const entries: Entry<M>[] = [];
  for await (const batch of batchesOf(log, topic, options)) {
    batches.push(batch);
    entries.push(...batch.entries);
    if (!batch.caughtUp || entries.length < count) continue;
    await beforeEnd(batches);
    break;
  }
  return { batches, entries, messages: entries.map(({ message }) => message) };
}

/** The same notes, and those of each key in the same order: what a log with partitions can promise. */
export function expectSameByKey(received: readonly Note[], sent: readonly Note[]): void {
  expect(Object.groupBy(received, ({ key }) => key)).toEqual(
    Object.groupBy(sent, ({ key }) => key),
  );
}

/** The texts of a batch. */
export function textsOf(batch: Batch<Note>): string[] {
  return batch.entries.map(({ message }) => message.text);
}
