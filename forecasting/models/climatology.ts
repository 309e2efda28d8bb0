import { z } from 'zod';
import { DAY_MS } from '../../domain/time.ts';
import { LEVELS, quantileOf, WIDTH } from '../quantiles.ts';
import type { Series } from '../series/series.ts';
import { parametric } from './parametric.ts';

/**
 * It is as it always was at this time of the year: the quantiles of the target within 15 days of the date in all years
 * trained on; where these are few, within as many more days as it takes.
 */
export const climatology = parametric({
  name: 'climatology',
  about: 'the quantiles of the season, from the years trained on',
  /** Quantiles for each of 366 days of the year. */
  schema: z.array(z.array(z.number()).length(WIDTH)).length(366),

  learn({ series }, leadAt, { train }) {
    const lead = series.leads[leadAt] ?? 0;
    const byDay = Array.from({ length: DAYS }, (): number[] => []);
    for (const issue of train) {
      const value = series.target.values[issue + lead] ?? Number.NaN;
      byDay[dayOfYear(series, issue + lead)]?.push(value);
    }
    return byDay.map((_, day) => quantilesAround(byDay, day));
  },

  forecast(days, { task: { series }, leadAt, issues }) {
    const lead = series.leads[leadAt] ?? 0;
    const quantiles = new Float64Array(issues.length * WIDTH);
    for (const [row, issue] of issues.entries()) {
      quantiles.set(days[dayOfYear(series, issue + lead)] ?? [], row * WIDTH);
    }
    return quantiles;
  },
});

const DAYS = 366;
const ENOUGH = 100;

function quantilesAround(byDay: readonly (readonly number[])[], day: number): number[] {
  for (let reach = 15; ; reach += 15) {
    const near = byDay.filter((_, other) => daysApart(day, other) <= reach).flat();
    if (near.length < ENOUGH && reach < DAYS) continue;
    const ascending = Float64Array.from(near).sort();
    return LEVELS.map((level) => quantileOf(ascending, level));
  }
}

function daysApart(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return Math.min(apart, DAYS - apart);
}

/** 0 … 365 */
function dayOfYear({ start, step }: Series, index: number): number {
  const time = start + index * step;
  return Math.floor((time - Date.UTC(new Date(time).getUTCFullYear(), 0)) / DAY_MS);
}
