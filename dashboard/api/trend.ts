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

/**
 * Change per hour up to a point: the slope of the straight line that lies best (least squares) among it and all points of
 * the 90 minutes before it, so that a sensor's last digit does not turn it about. null with none of them 30 minutes old.
 */
export function changePerHour(trend: Trend, time: number, value: number): number | null {
  let [count, sumX, sumY, sumXX, sumXY, oldest] = [1, 0, 0, 0, 0, 0];
  for (let slot = 0; slot < SLOTS; slot++) {
    const hours = (timeAt(trend, slot) - time) / HOUR_MS;
    if (!(hours < 0 && hours >= -TREND_REACH_MS / HOUR_MS)) continue;
    const rise = (trend[2 * slot + 1] ?? Number.NaN) - value;
    count++;
    sumX += hours;
    sumY += rise;
    sumXX += hours * hours;
    sumXY += hours * rise;
    oldest = Math.min(oldest, hours);
  }
  if (oldest > -0.5) return null;
  return (count * sumXY - sumX * sumY) / (count * sumXX - sumX * sumX);
}

function slotOf(time: number): number {
  return Math.floor(time / SLOT_MS) % SLOTS;
}

function timeAt(trend: Trend, slot: number): number {
  return trend[2 * slot] ?? Number.NaN;
}
