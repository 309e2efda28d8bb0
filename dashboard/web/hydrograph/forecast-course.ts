import type { Forecast } from '../../../domain/forecast.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { lowerBound } from './points.ts';

/** What is forecast of a series, from the value at its issue on. */
export interface ForecastCourse {
  /** Epoch ms, ascending; the first is the issue. */
  readonly times: readonly number[];
  /** At FORECAST_LEVELS, a row a time. */
  readonly quantiles: readonly (readonly number[])[];
}

/** A forecast as a course: at its issue all quantiles are the value that it starts from. */
export function courseOf({ issued, now, leads, quantiles }: Forecast): ForecastCourse {
  return {
    times: [issued, ...leads.map((hours) => issued + hours * HOUR_MS)],
    quantiles: [(quantiles[0] ?? []).map(() => now), ...quantiles],
  };
}

/** The quantiles at a time, straight between the leads; undefined before the issue and beyond the last lead. */
export function quantilesAt(
  { times, quantiles }: ForecastCourse,
  time: number,
): readonly number[] | undefined {
  const after = lowerBound(times, time);
  const next = quantiles[after];
  if (next === undefined || time === times[after]) return next;
  const [before, from, to] = [quantiles[after - 1], times[after - 1], times[after]];
  if (before === undefined || from === undefined || to === undefined) return undefined;
  const share = (time - from) / (to - from);
  return next.map((value, i) => (1 - share) * (before[i] ?? value) + share * value);
}

/** Full hours after a time, as far as the course goes: where the cursor can stand. */
export function hoursAfter({ times }: ForecastCourse, time: number): number[] {
  const [issued, last] = [times[0], times.at(-1)];
  if (issued === undefined || last === undefined) return [];
  const first = issued + Math.max(1, Math.floor((time - issued) / HOUR_MS) + 1) * HOUR_MS;
  const count = Math.max(0, Math.floor((last - first) / HOUR_MS) + 1);
  return Array.from({ length: count }, (_, i) => first + i * HOUR_MS);
}
