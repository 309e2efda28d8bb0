import type { Topic } from '../../domain/topic.ts';
import { follow } from '../../infra/follow.ts';
import type { Log } from '../../infra/log/log.ts';
import { passes, type RetryOptions, retry } from './retry.ts';

/** A compacted topic as a map that outlives breaks of the log. */
export interface Followed<M> {
  /** The newest message of each key. */
  map(): ReadonlyMap<string, M>;
  /** False while the log cannot be read: the map is then as old as the break. */
  ok(): boolean;
}

export interface FollowedOptions<M> extends RetryOptions {
  readonly initial?: readonly M[];
  readonly onChange: (message: M) => void;
  /** After a break: anything may have changed meanwhile. */
  readonly onReset: () => void;
}

/**
 * Resolves when all there is has been read; follows until the signal aborts, and anew after each break that passes. Any
 * other break rejects, or later ends the process: a rejection that nobody handles.
 */
export async function keepFollowing<M>(
  log: Log,
  topic: Topic<M>,
  options: FollowedOptions<M>,
): Promise<Followed<M>> {
  const { signal, logger, what, initial = [], onChange, onReset } = options;
  let map: ReadonlyMap<string, M> = new Map();
  let ok = false;

  async function catchUp() {
    map = await follow(log, topic, { signal, initial, onChange, onError: startAnew });
    ok = true;
  }
  function startAnew(error: unknown) {
    if (!passes(error)) throw error;
    ok = false;
    logger.warn(`${what} broke off and starts anew: ${error.message}`);
    void retry(catchUp, options).then(onReset);
  }

  await retry(catchUp, options);
  return { map: () => map, ok: () => ok };
}
