import { type Flag, isUsable } from '../../domain/quality.ts';
import type { Aggregate, Points } from './store.ts';

/**
 * Statistics of the points, which are in order of time, by steps of `step` ms of which one begins at `origin`. Steps
 * without a point are left out; a step without a usable value has count 0, sum 0 and NaN for the others.
 */
export function aggregatePoints(points: Points, step: number, origin: number): Aggregate[] {
  const { times } = points;
  const aggregates: Aggregate[] = [];
  for (let start = 0; start < times.length; ) {
    const time = origin + Math.floor(((times[start] ?? 0) - origin) / step) * step;
    let end = start + 1;
    while ((times[end] ?? Number.POSITIVE_INFINITY) < time + step) end++;
    aggregates.push(statistics(points, time, start, end));
    start = end;
  }
  return aggregates;
}

function statistics(
  { values, flags }: Points,
  time: number,
  start: number,
  end: number,
): Aggregate {
  const none = Number.NaN;
  const found = {
    time,
    count: 0,
    excluded: 0,
    min: none,
    max: none,
    sum: 0,
    first: none,
    last: none,
  };
  for (let i = start; i < end; i++) {
    if (isUsable(flags[i] as Flag)) add(found, values[i] ?? none);
    else found.excluded++;
  }
  return found;
}

function add(found: { -readonly [Key in keyof Aggregate]: number }, value: number): void {
  if (found.count === 0) found.first = found.min = found.max = value;
  found.count++;
  found.sum += value;
  found.min = Math.min(found.min, value);
  found.max = Math.max(found.max, value);
  found.last = value;
}
