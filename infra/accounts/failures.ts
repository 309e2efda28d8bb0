import { SECOND_MS } from '../../domain/time.ts';
import type { Clock } from '../clock.ts';

/** How often logins from an address have failed of late. */
export interface Failures {
  isBarred(address: string): boolean;
  count(address: string): void;
}

/** So many failures at once and one more a second: one wrongly set device behind a shared address bars nobody. */
const AT_ONCE = 60;
const PER_SECOND = 1;
const MOST_ADDRESSES = 10_000;

/** A leaky bucket an address; an address without recent failures takes no memory. */
export function countFailures(clock: Clock): Failures {
  const buckets = new Map<string, { level: number; at: number }>();

  function level(address: string): number {
    const bucket = buckets.get(address);
    const elapsed = clock.now() - (bucket?.at ?? 0);
    if (!bucket || elapsed < 0) return 0; // a clock set back must not bar anybody until it is there again
    return Math.max(0, bucket.level - (elapsed / SECOND_MS) * PER_SECOND);
  }

  return {
    isBarred: (address) => level(address) > AT_ONCE - 1,
    count(address) {
      const now = { level: level(address) + 1, at: clock.now() };
      buckets.delete(address);
      buckets.set(address, now);
      for (const [oldest] of buckets) {
        if (level(oldest) > 0 && buckets.size <= MOST_ADDRESSES) break;
        buckets.delete(oldest);
      }
    },
  };
}
