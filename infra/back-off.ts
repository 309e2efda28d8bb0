import { setTimeout as wait } from 'node:timers/promises';
import { SECOND_MS } from '../domain/time.ts';

/** How long to wait before the next attempt. */
export interface BackOff {
  /** ms; twice as long each time it is asked, up to a longest. */
  next(): number;
  /** The last attempt went well. */
  reset(): void;
}

export interface BackOffOptions {
  readonly firstMs?: number;
  readonly longestMs?: number;
  /** As `Math.random`: each wait is then between half of it and the whole, so that replicas do not come back in step. */
  readonly random?: () => number;
}

/** Waits of 1, 2, 4 … 30 s, or as asked. */
export function createBackOff(options: BackOffOptions = {}): BackOff {
  const { firstMs = SECOND_MS, longestMs = 30 * SECOND_MS, random = () => 1 } = options;
  let failures = 0;
  return {
    next() {
      const whole = Math.min(firstMs * 2 ** failures++, longestMs);
      return whole * (0.5 + random() / 2);
    },
    reset() {
      failures = 0;
    },
  };
}

/** Resolves after so many ms, or as soon as the signal aborts; never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
