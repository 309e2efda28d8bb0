import { DAY_MS, HOUR_MS } from '../../domain/time.ts';

/**
 * How far back single values are taken, in steps: the last 24 h of a series within days, the last 14 steps of a daily one,
 * each step at first and then ever fewer.
 */
export function lagSteps(step: number): readonly number[] {
  const furthest = step < DAY_MS ? DAY_MS / step : 14;
  return LAGS.filter((lag) => lag <= furthest);
}

const LAGS = [1, 2, 3, 4, 6, 8, 10, 12, 14, 18, 24, 36, 48, 72, 96, 144];

/** Windows of rolling means, in steps: from two steps to half a year, none longer than `longest` steps. */
export function windowSteps(step: number, longest: number): readonly number[] {
  return WINDOWS.map((window) => window / step).filter(
    (steps) => Number.isInteger(steps) && steps >= 2 && steps <= longest,
  );
}

const WINDOWS = [
  ...[1, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 3, 7, 14, 30, 90, 180].map((days) => days * DAY_MS),
];
