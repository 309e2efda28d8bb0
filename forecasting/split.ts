import { PoyangError } from '../domain/errors.ts';
import type { Series } from './series/series.ts';

/** Issues to train on, to choose and weigh models by, and to judge them by: one after another in time. */
export interface Split {
  readonly train: Int32Array;
  readonly validate: Int32Array;
  readonly test: Int32Array;
}

/** The least issues a part must have for its statistics to mean anything. */
const LEAST = 50;

/**
 * Splits the valid issues 60 : 20 : 20 in order of time. An issue whose forecasts come true beyond its part is left out, so
 * that no part knows a value of the next. Throws CONFIG for too short a series.
 */
export function splitInTime(issues: Int32Array, { name, leads }: Series): Split {
  const furthest = Math.max(...leads);
  const part = (from: number, to: number) => {
    const [start, end] = [from, to].map((share) => Math.round(share * issues.length));
    const next = issues[end ?? 0] ?? Number.POSITIVE_INFINITY;
    return issues.subarray(start, end).filter((issue) => issue + furthest < next);
  };

  const split = { train: part(0, 0.6), validate: part(0.6, 0.8), test: part(0.8, 1) };
  for (const [which, { length }] of Object.entries(split)) {
    if (length >= LEAST) continue;
    throw new PoyangError(
      'CONFIG',
      `${name}: only ${length} valid issues to ${which}; at least ${LEAST} are needed. Give it a longer series, or shorter leads.`,
    );
  }
  return split;
}
