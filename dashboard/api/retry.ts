import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../infra/logger.ts';

export interface RetryOptions {
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** What is being tried, for the warning: "following the warnings". */
  readonly what: string;
  readonly pauseMs?: number;
}

/** Tries until it succeeds or the signal aborts; never rejects. The outermost loop of what this room does by itself. */
export async function retry(task: () => Promise<void>, options: RetryOptions): Promise<void> {
  const { signal, logger, what, pauseMs = 1_000 } = options;
  while (!signal.aborted) {
    try {
      return await task();
    } catch (error) {
      if (signal.aborted) return;
      logger.warn(
        `${what} broke off and starts anew: ${error instanceof Error ? error.message : error}`,
      );
    }
    await wait(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
