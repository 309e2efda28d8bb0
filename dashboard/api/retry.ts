import { setTimeout as wait } from 'node:timers/promises';
import { type ErrorCode, PoyangError } from '../../domain/errors.ts';
import type { Logger } from '../../infra/logger.ts';

export interface RetryOptions {
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** What is being tried, for the warning: "following the warnings". */
  readonly what: string;
  readonly pauseMs?: number;
}

/**
 * Tries until it succeeds or the signal aborts. Only what passes by itself is waited out; any other error, such as a
 * wrong setting, damaged data or a mistake of ours, is thrown: it would be the same the next time.
 */
export async function retry(task: () => Promise<void>, options: RetryOptions): Promise<void> {
  const { signal, logger, what, pauseMs = 1_000 } = options;
  while (!signal.aborted) {
    try {
      return await task();
    } catch (error) {
      if (signal.aborted) return;
      if (!passes(error)) throw error;
      logger.warn(`${what} broke off and starts anew: ${error.message}`);
    }
    await wait(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Whether waiting may help: the disk, the log or the store is not to be had just now. */
export function passes(error: unknown): error is PoyangError {
  return error instanceof PoyangError && PASSING.includes(error.code);
}

const PASSING: readonly ErrorCode[] = ['LOG_UNAVAILABLE', 'STORE_UNAVAILABLE', 'DISK_FULL'];
