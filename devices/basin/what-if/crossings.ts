import type { Level } from '../../../domain/station.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { Crossing } from '../../../domain/what-if-run.ts';

/** When the hourly values of a property pass the levels of its station, the first at `start`. */
export function crossingsOf(
  levels: readonly Level[],
  property: string,
  values: readonly number[],
  start: number,
): Crossing[] {
  return levels
    .filter((level) => level.property === property)
    .flatMap((level) => {
      const isBeyond = (value: number) =>
        level.hazard === 'flood' ? value >= level.value : value <= level.value;
      const first = values.findIndex(isBeyond);
      if (first < 0) return [];
      const back = values.findIndex((value, i) => i > first && !isBeyond(value));
      const { hazard, severity, value } = level;
      const time = timeOf(values, first, value, start);
      const until = back < 0 ? null : timeOf(values, back, value, start);
      return [{ hazard, severity, property, value, time, already: first === 0, until }];
    });
}

/** Between the hour of the index and the one before, in a straight line; to the minute. */
function timeOf(values: readonly number[], index: number, level: number, start: number): number {
  const after = values[index] ?? level;
  const before = values[index - 1] ?? after;
  const part = after === before ? 1 : (level - before) / (after - before);
  const time = start + (Math.max(index - 1, 0) + (index === 0 ? 0 : part)) * HOUR_MS;
  return Math.round(time / 60_000) * 60_000;
}
