import { DAY_MS } from '../../domain/time.ts';
import type { DailyRecord } from './daily-record.ts';

/**
 * Where a day of the year stands in each year of a record, for which so many days up to it are there; the 29th of February counts
 * as the 28th. Years within half a year of `apartFrom` are left out, so that none is held against itself.
 */
export function sameDays(
  { from, days }: Pick<DailyRecord, 'from' | 'days'>,
  day: number,
  { back, apartFrom }: { readonly back: number; readonly apartFrom?: number },
): number[] {
  const date = new Date(day);
  const [first, last] = [from, from + days * DAY_MS].map((time) => new Date(time).getUTCFullYear());
  const found: number[] = [];
  for (let year = first ?? 0; year <= (last ?? 0); year++) {
    const dayOfMonth =
      date.getUTCMonth() === 1 ? Math.min(28, date.getUTCDate()) : date.getUTCDate();
    const time = Date.UTC(year, date.getUTCMonth(), dayOfMonth);
    const at = Math.round((time - from) / DAY_MS);
    const isApart = apartFrom === undefined || Math.abs(time - apartFrom) > HALF_YEAR;
    if (at + 1 >= back && at < days && isApart) found.push(at);
  }
  return found;
}

const HALF_YEAR = 183 * DAY_MS;

/** The sum of the last days of some, NaN where more than a tenth of them is not known; those count as the mean of the others. */
export function sumOf(values: Float64Array, days: number): number {
  const known = values.subarray(-days).filter((value) => !Number.isNaN(value));
  if (values.length < days || known.length < KNOWN * days) return Number.NaN;
  return (known.reduce((sum, value) => sum + value, 0) * days) / known.length;
}

/** So much of a span must be known for its sum to be. */
export const KNOWN = 0.9;
