import { FAIL, type Flag, isUsable, SUSPECT } from '../../../domain/quality.ts';

/** A series as columns of equal length in order of time; null where missing. */
export interface Columns {
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
  readonly flags: readonly number[];
}

/** The columns with points that nobody observed put among them in order of time. */
export function withPoints(
  { times, values, flags }: Columns,
  points: readonly { readonly time: number; readonly value: number }[],
): Columns {
  const seen = times.map((time, i) => ({ time, value: values[i] ?? null, flag: flags[i] ?? 9 }));
  const both = [...seen, ...points.map((point) => ({ ...point, flag: 2 }))].sort(
    (a, b) => a.time - b.time,
  );
  return {
    times: both.map(({ time }) => time),
    values: both.map(({ value }) => value),
    flags: both.map(({ flag }) => flag),
  };
}

/** Whether a point belongs to the line: there, and neither suspect nor failed. */
export function isOnLine(columns: Columns, index: number): boolean {
  return columns.values[index] != null && isUsable(columns.flags[index] as Flag);
}

/** The points that stand beside the line: suspect or failed, with a value. */
export function doubtful(columns: Columns, from: number, to: number): number[] {
  const indices: number[] = [];
  for (let i = lowerBound(columns.times, from); i < columns.times.length; i++) {
    if ((columns.times[i] ?? 0) > to) break;
    const flag = columns.flags[i];
    if ((flag === SUSPECT || flag === FAIL) && columns.values[i] != null) indices.push(i);
  }
  return indices;
}

/** The first index whose time is not before `time`. */
export function lowerBound(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the point with a value that is nearest in time, or undefined when there is none. */
export function nearest(columns: Columns, time: number): number | undefined {
  const { times, values } = columns;
  let after = lowerBound(times, time);
  let before = after - 1;
  while (after < times.length && values[after] == null) after++;
  while (before >= 0 && values[before] == null) before--;
  const toAfter = (times[after] ?? Number.POSITIVE_INFINITY) - time;
  const toBefore = time - (times[before] ?? Number.NEGATIVE_INFINITY);
  if (toAfter === Number.POSITIVE_INFINITY && toBefore === Number.POSITIVE_INFINITY)
    return undefined;
  return toAfter < toBefore ? after : before;
}
