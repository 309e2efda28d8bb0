import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';

/**
 * The last two hours of a series, thinned to a point in five minutes however often it sends: 24 slots of a time and
 * a value. One flat array, because there are as many as there are series.
 */
export type Trend = Float64Array;

/** How far before a point `changePerHour` looks, ms. */
export const TREND_REACH_MS = 90 * MINUTE_MS;

const SLOT_MS = 5 * MINUTE_MS;
const SLOTS = 24;

export function emptyTrend(): Trend {
  return new Float64Array(2 * SLOTS).fill(Number.NEGATIVE_INFINITY);
}

/** Takes note of a usable value, in any order of time; the newest of each five minutes stays. */
export function remember(trend: Trend, time: number, value: number): void {
  const slot = slotOf(time);
  if (time < timeAt(trend, slot)) return;
  trend[2 * slot] = time;
  trend[2 * slot + 1] = value;
}

/** Unlearns the point at that time: its value turned out wrong. */
export function forget(trend: Trend, time: number): void {
  const slot = slotOf(time);
  if (timeAt(trend, slot) === time) trend[2 * slot] = Number.NEGATIVE_INFINITY;
}

/** Change per hour up to a point, from the one nearest to an hour before; null with none 30 to 90 min before. */
export function changePerHour(trend: Trend, time: number, value: number): number | null {
  let nearest = -1;
  let least = HOUR_MS / 2;
  for (let slot = 0; slot < SLOTS; slot++) {
    const off = Math.abs(time - timeAt(trend, slot) - HOUR_MS);
    if (off > least) continue;
    least = off;
    nearest = slot;
  }
  if (nearest < 0) return null;
  const change = value - (trend[2 * nearest + 1] ?? Number.NaN);
  return (change / (time - timeAt(trend, nearest))) * HOUR_MS;
}

function slotOf(time: number): number {
  return Math.floor(time / SLOT_MS) % SLOTS;
}

function timeAt(trend: Trend, slot: number): number {
  return trend[2 * slot] ?? Number.NaN;
}
