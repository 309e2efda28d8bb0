import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

/** How far back readings by the hour are wanted, and before them rain by the day. */
export const HOURS_BACK = 35 * 24;
export const DAYS_BACK = 90;

/** Of them, those that the model is fitted to; the days before let its rivers fill. */
export const HOURS_FITTED = 30 * 24;

/** A series as the gear gave it, means or sums of its usable readings (flags 1 and 2) by step; NaN where none was. */
export interface ObservedSeries {
  readonly station: string;
  readonly property: string;
  readonly lon: number;
  readonly lat: number;
  /** The last HOURS_BACK hours up to the start, the oldest first. */
  readonly hours: Float64Array;
  /** Of rain, the DAYS_BACK days before those. */
  readonly days?: Float64Array | undefined;
}

/** All that was observed up to a full hour, epoch ms. */
export interface Observed {
  readonly time: number;
  readonly series: readonly ObservedSeries[];
}

/** When the first of the hours begins, and the first of the days. */
export function windowOf(time: number): { hours: number; days: number } {
  const hours = time - HOURS_BACK * HOUR_MS;
  return { hours, days: hours - DAYS_BACK * DAY_MS };
}

/** The mean of the usable values among the last `count`; undefined where there is none. */
export function lastMean(values: Float64Array, count = 3): number | undefined {
  const known = values.subarray(-count).filter((value) => !Number.isNaN(value));
  return known.length === 0
    ? undefined
    : known.reduce((sum, value) => sum + value, 0) / known.length;
}
