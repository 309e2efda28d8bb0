import { DAY_MS } from '../../domain/time.ts';
import { sameDays } from '../record/year-blocks.ts';

/** Daily stages in order without a hole, m; NaN where not known. Day 0 begins at `from`, epoch ms. */
export interface StageDays {
  readonly from: number;
  readonly values: Float64Array;
}

/** The day whose stage is known last, and that stage. */
export interface Issue {
  readonly day: number;
  readonly stage: number;
}

/** How far ahead it is looked, days: four weeks, for beyond them nothing is known that the season does not tell. */
export const AHEAD = 28;

/** A like time in another year: where it stands in the record, and how much its course counts. All years together count 1 each at most. */
export interface Analogue {
  readonly at: number;
  readonly weight: number;
}

/** Days of the year before and after the issue's that are like it. */
const WINDOW = 15;
const EVERY = 3;
const STARTS = (2 * WINDOW) / EVERY + 1;

/**
 * Stages that differ by so much, m, are half as like: a lake in winter does not move as one in summer. Where fewer years than ENOUGH
 * were so near, as in a drought without example, it is as wide as they are. Both were chosen, not tuned.
 */
const LIKE = 1.5;
const ENOUGH = 8;

/** Like times of all years but that of the issue, of which the whole course ahead is known. */
export function analogues(record: StageDays, { day, stage }: Issue): Analogue[] {
  const { from, values } = record;
  const span = { from, days: values.length };
  const middles = sameDays(span, day, { back: 1, apartFrom: day });
  const times = middles
    .flatMap((middle) =>
      Array.from({ length: STARTS }, (_, start) => middle - WINDOW + start * EVERY),
    )
    .filter((at) => isWhole(values, at));
  const apart = times.map((at) => Math.abs((values[at] ?? 0) - stage));
  const width = Math.max(LIKE, apart.toSorted((a, b) => a - b)[ENOUGH * STARTS - 1] ?? LIKE);
  return times.map((at, i) => ({ at, weight: 2 ** -(((apart[i] ?? 0) / width) ** 2) / STARTS }));
}

/** Mean stage of a week ahead as the analogue would have it: the stage now and its change. Week 1 … 4. */
export function weekMean({ values }: StageDays, at: number, week: number): number {
  const [first, last] = [at + 7 * (week - 1) + 1, at + 7 * week];
  return values.subarray(first, last + 1).reduce((sum, value) => sum + value, 0) / 7;
}

/** The day of a place in a record, epoch ms. */
export function dayAt({ from }: StageDays, at: number): number {
  return from + at * DAY_MS;
}

function isWhole(values: Float64Array, at: number): boolean {
  if (at < 0 || at + AHEAD >= values.length) return false;
  return !values.subarray(at, at + AHEAD + 1).some(Number.isNaN);
}
