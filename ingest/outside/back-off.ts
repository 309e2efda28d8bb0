import { SECOND_MS } from '../../domain/time.ts';

/** How long to wait before the next attempt. */
export interface BackOff {
  /** ms; longer each time it is asked. */
  next(): number;
  /** The last attempt went well. */
  reset(): void;
}

const FIRST_MS = SECOND_MS;
const LONGEST_MS = 30 * SECOND_MS;

/** Doubles from one second to thirty, each between half of it and the whole, so that replicas do not come back in step. */
export function createBackOff(random: () => number = Math.random): BackOff {
  let failures = 0;
  return {
    next() {
      const whole = Math.min(FIRST_MS * 2 ** failures++, LONGEST_MS);
      return whole * (0.5 + random() / 2);
    },
    reset() {
      failures = 0;
    },
  };
}
