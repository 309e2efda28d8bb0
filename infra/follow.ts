import type { Topic } from '../domain/topic.ts';
import type { Batch, Log } from './log/log.ts';

export interface FollowOptions<M> {
  readonly signal: AbortSignal;
  /** What stands before the first record: the built-in registry, say. Records overlay it by key. */
  readonly initial?: readonly M[];
  /** Called for each record after the first catch-up. */
  readonly onChange?: (message: M) => void;
  /**
   * Called when reading breaks after the first catch-up; the map then no longer follows. Absent: the process ends, as of
   * any rejection that nobody handles, and its supervisor starts it again.
   */
  readonly onError?: (error: unknown) => void;
}

/**
 * A compacted topic as a map of its newest messages by key. Resolves when it has read all there is, and goes on
 * following until the signal aborts: the map then changes under its reader's hands.
 */
export async function follow<M>(
  log: Log,
  topic: Topic<M>,
  options: FollowOptions<M>,
): Promise<ReadonlyMap<string, M>> {
  const map = new Map((options.initial ?? []).map((message) => [topic.key(message), message]));
  const batches = log
    .read(topic, { from: 'start', signal: options.signal })
    [Symbol.asyncIterator]();
  const overlay = (batch: Batch<M>) => {
    for (const { message } of batch.entries) map.set(topic.key(message), message);
  };

  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    overlay(next.value);
    if (next.value.caughtUp) break;
  }

  void (async () => {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      overlay(next.value);
      for (const { message } of next.value.entries) options.onChange?.(message);
    }
  })().catch(options.onError);
  return map;
}

/** The newest messages of a compacted topic by key, as they stand now. */
export async function newest<M>(log: Log, topic: Topic<M>): Promise<ReadonlyMap<string, M>> {
  const done = new AbortController();
  try {
    return await follow(log, topic, { signal: done.signal });
  } finally {
    done.abort();
  }
}
