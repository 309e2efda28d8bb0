import type { Topic } from '../domain/topic.ts';
import type { Log } from './log/log.ts';

export interface FollowOptions<M> {
  readonly signal: AbortSignal;
  /** What stands before the first record: the built-in registry, say. Records overlay it by key. */
  readonly initial?: readonly M[];
  /** Called for each record after the first catch-up. */
  readonly onChange?: (message: M) => void;
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
  const { promise: caughtUp, resolve, reject } = Promise.withResolvers<void>();
  let following = false;

  async function run(): Promise<void> {
    for await (const batch of log.read(topic, { from: 'start', signal: options.signal })) {
      for (const { message } of batch.entries) {
        map.set(topic.key(message), message);
        if (following) options.onChange?.(message);
      }
      if (batch.caughtUp) {
        following = true;
        resolve();
      }
    }
    resolve();
  }

  run().catch(reject);
  await caughtUp;
  return map;
}
