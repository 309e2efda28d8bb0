import { propertyOf } from '../../domain/property.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';

/** Over less than this waves and noise outrun the water, as in quality control. */
const SHORTEST_MS = 5 * MINUTE_MS;

/** A reading that quality control lets stand. */
interface Reading {
  readonly time: number;
  readonly value: number;
}

/**
 * Whether a reading stands further from the one before it than water goes in that time. Quality control tells a spike by what comes
 * after it, so the newest reading may be one, and nobody knows yet.
 */
export function isApart(property: string, before: Reading, newest: Reading): boolean {
  const { spike, ratePerHour = 0, growthPerHour = 0 } = propertyOf(property) ?? {};
  if (spike === undefined) return false;
  const rate = Math.max(ratePerHour, growthPerHour * Math.abs(before.value));
  const hours = Math.max(newest.time - before.time, SHORTEST_MS) / HOUR_MS;
  return Math.abs(newest.value - before.value) > Math.max(spike, rate * hours);
}
