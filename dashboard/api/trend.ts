import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';

/**
 * The last three hours of a series, thinned to a point in five minutes however often it sends: slots of a time and
 * a value. One flat array, because there are as many as there are series.
 */
export type Trend = Float64Array;

/** How far before a point `changePerHour` looks, ms. */
export const TREND_REACH_MS = 3 * HOUR_MS;

const SLOT_MS = 5 * MINUTE_MS;
/** The reach and some more: the point three hours before another has a slot of its own. */
const SLOTS = 40;

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

/** A newest point, and the smallest step its value is told in. */
export interface Newest {
  readonly time: number;
  readonly value: number;
  readonly resolution: number;
}

/**
 * Change per hour up to a point: the slope of the shortest of the last one, two and three hours that stands out of the
 * points' own scatter, so that a fast rise is told soon and a slow one at all. 0 where none does; null where there is
 * less than half an hour to tell from.
 */
export function changePerHour(trend: Trend, newest: Newest): number | null {
  const fits = WINDOWS_MS.map((length) => fitted(trend, newest, length));
  if (fits.every((found) => found === undefined)) return null;
  return fits.find((found) => found !== undefined && standsOut(found))?.slope ?? 0;
}

const WINDOWS_MS = [HOUR_MS, 2 * HOUR_MS, TREND_REACH_MS];
const LEAST_MS = HOUR_MS / 2;

/** A line through points by least squares; per hour. */
interface Fit {
  readonly slope: number;
  readonly standardError: number;
}

/** Three standard errors: noise alone seldom reaches that far. */
function standsOut({ slope, standardError }: Fit): boolean {
  return Math.abs(slope) > 3 * standardError;
}

/** Undefined where the points of that length are too few. Hours before the newest, values less the newest's. */
function fitted(
  trend: Trend,
  { time, value, resolution }: Newest,
  length: number,
): Fit | undefined {
  let [n, sumT, sumV, sumTT, sumTV, sumVV] = [1, 0, 0, 0, 0, 0];
  let earliest = time;
  for (let slot = 0; slot < SLOTS; slot++) {
    const at = timeAt(trend, slot);
    if (at >= time || at < time - length) continue;
    const [t, v] = [(at - time) / HOUR_MS, (trend[2 * slot + 1] ?? 0) - value];
    n += 1;
    sumT += t;
    sumV += v;
    sumTT += t * t;
    sumTV += t * v;
    sumVV += v * v;
    earliest = Math.min(earliest, at);
  }
  if (time - earliest < LEAST_MS) return undefined;
  const spread = sumTT - (sumT * sumT) / n;
  const slope = (sumTV - (sumT * sumV) / n) / spread;
  const rest = Math.max(0, sumVV - (sumV * sumV) / n - slope * slope * spread);
  // A few points may lie on a line by chance: none is taken to be better than the step it is told in.
  const scatter = Math.max(resolution / 2, n > 2 ? Math.sqrt(rest / (n - 2)) : 0);
  return { slope, standardError: scatter / Math.sqrt(spread) };
}

function slotOf(time: number): number {
  return Math.floor(time / SLOT_MS) % SLOTS;
}

function timeAt(trend: Trend, slot: number): number {
  return trend[2 * slot] ?? Number.NaN;
}
