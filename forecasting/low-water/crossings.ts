import type { LowWaterLine } from '../../domain/low-water.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { AHEAD, type Analogue, dayAt, type Issue, type StageDays } from './analogues.ts';

/** How many days of the calendar year (Beijing) up to the last of the record were below a line. */
export function daysBelow(record: StageDays, line: number): LowWaterLine['days'] {
  const year = yearOf(dayAt(record, record.values.length - 1));
  let [below, known] = [0, 0];
  for (const [at, stage] of record.values.entries()) {
    if (yearOf(dayAt(record, at)) !== year || Number.isNaN(stage)) continue;
    known++;
    if (stage < line) below++;
  }
  return { below, known };
}

function yearOf(day: number): number {
  return new Date(day + 8 * HOUR_MS).getUTCFullYear();
}

/** The first day of the unbroken stretch below the line that the record ends in; days that are not known do not break it. */
export function belowSince(record: StageDays, line: number): number | null {
  let since: number | null = null;
  for (let at = record.values.length - 1; at >= 0; at--) {
    const stage = record.values[at] ?? Number.NaN;
    if (stage >= line) break;
    if (stage < line) since = dayAt(record, at);
  }
  return since;
}

/** Whether a record was never known to be at or above the line: then it may have been below for longer than is known. */
export function isBelowFromStart({ values }: StageDays, line: number): boolean {
  const known = values.filter((stage) => !Number.isNaN(stage));
  return known.length > 0 && known.every((stage) => stage < line);
}

/** When the stage passes the line to the other side within 28 days, as the like years moved. */
export function nextPassing(
  record: StageDays,
  like: readonly Analogue[],
  { day, stage, line }: Issue & { readonly line: number },
): NonNullable<LowWaterLine['crossing']> {
  const isBelow = stage < line;
  const passing = like.map(({ at, weight }) => ({
    weight,
    days: daysTo(record, at, { stage, line }),
  }));
  const all = passing.reduce((sum, { weight }) => sum + weight, 0);
  const passed = passing.filter(({ days }) => days !== undefined);
  const probability = passed.reduce((sum, { weight }) => sum + weight, 0) / all;
  const at = (share: number) => day + DAY_MS * weighted(passed, share);
  return {
    way: isBelow ? 'rises' : 'falls',
    probability,
    date: probability > 0.5 ? { likely: at(0.5), from: at(0.1), to: at(0.9) } : null,
  };
}

function daysTo(
  { values }: StageDays,
  at: number,
  { stage, line }: { readonly stage: number; readonly line: number },
): number | undefined {
  const start = values[at] ?? Number.NaN;
  for (let ahead = 1; ahead <= AHEAD; ahead++) {
    const then = stage + (values[at + ahead] ?? Number.NaN) - start;
    if (then < line !== stage < line) return ahead;
  }
  return undefined;
}

function weighted(
  passed: readonly { readonly weight: number; readonly days: number | undefined }[],
  share: number,
): number {
  const sorted = passed.toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0));
  let left = share * sorted.reduce((sum, { weight }) => sum + weight, 0);
  const found = sorted.find(({ weight }) => {
    left -= weight;
    return left <= 0;
  });
  return (found ?? sorted.at(-1))?.days ?? Number.NaN;
}

/** The low-water season begins in July, month 6, and lasts to June. */
const SEASON_MONTH = 6;
/** So many days of a season must be known for its first fall to be. */
const MOST_OF_IT = 330;

/** When the lake fell below the line for the first time from July on in the years of a record, as dates of the season of `day`. */
export function usualFall(record: StageDays, line: number, day: number): LowWaterLine['usual'] {
  const begins = seasonOf(day);
  const seasons = yearsOf(record).flatMap((year) => {
    const first = Math.round((Date.UTC(year, SEASON_MONTH) - record.from) / DAY_MS);
    const stages = first < 0 ? new Float64Array(0) : record.values.subarray(first, first + 365);
    const known = stages.filter((stage) => !Number.isNaN(stage)).length;
    return known < MOST_OF_IT ? [] : [stages.findIndex((stage) => stage < line)];
  });
  const falls = seasons.filter((at) => at >= 0).sort((a, b) => a - b);
  if (seasons.length < FEWEST || falls.length < seasons.length / 2) return null;
  const at = (share: number) =>
    begins + DAY_MS * (falls[Math.round(share * (falls.length - 1))] ?? Number.NaN);
  return {
    ...{ likely: at(0.5), from: at(0.1), to: at(0.9) },
    ...{ years: seasons.length, reached: falls.length },
  };
}

const FEWEST = 10;

function seasonOf(day: number): number {
  const date = new Date(day);
  const year = date.getUTCFullYear() - (date.getUTCMonth() < SEASON_MONTH ? 1 : 0);
  return Date.UTC(year, SEASON_MONTH);
}

function yearsOf(record: StageDays): number[] {
  const first = new Date(record.from).getUTCFullYear();
  const last = new Date(dayAt(record, record.values.length)).getUTCFullYear();
  return Array.from({ length: last - first + 1 }, (_, year) => first + year);
}
