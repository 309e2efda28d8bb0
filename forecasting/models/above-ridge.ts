import { z } from 'zod';
import { deviation } from '../metrics/mean.ts';
import { WIDTH } from '../quantiles.ts';
import type { Task } from '../task.ts';
import type { Situations } from './examples.ts';
import type { Examples } from './linear.ts';
import type { FitParts } from './model.ts';
import { limiter } from './reach.ts';
import { centresOf, learnRidge, RidgeParameters, trainingRows } from './ridge.ts';
import { pick } from './standardise.ts';

/** What a net for one lead stands on: ridge regression, whose errors it forecasts. */
export const Base = RidgeParameters.pick({ moments: true, reach: true, change: true }).extend({
  /** The net counts in these, on the target's scale. */
  unit: z.number(),
  /** Each feature, standardised, at its least and most in training: of what lies beyond a net knows nothing. */
  range: z.object({ least: z.array(z.number()), most: z.array(z.number()) }),
});
export type Base = z.infer<typeof Base>;

/** A base, and what it leaves to be learned, in its unit. */
export interface Left {
  readonly base: Base;
  readonly train: Examples;
  readonly validate: Examples;
}

/** Fits ridge for one lead, and tells what it leaves. */
export function leftByRidge(task: Task, leadAt: number, parts: FitParts): Left {
  const { moments, reach, change } = learnRidge(task, leadAt, parts);
  const rows = trainingRows(task, leadAt, parts);
  const [train, validate] = [rows.train, rows.validate].map((each) =>
    errorsOf({ change, reach }, each),
  ) as [Examples, Examples];
  const unit = deviation(train.y) || 1;
  const inUnits = ({ x, y }: Examples) => ({ x, y: y.map((value) => value / unit) });
  const range = rangeOf(train.x, moments.means.length);
  return {
    base: { moments, reach, change, unit, range },
    train: inUnits(train),
    validate: inUnits(validate),
  };
}

/** Rows of features, each kept within its range: ridge goes on in a line beyond it, a net may go anywhere. */
export function withinRange({ range: { least, most } }: Base, x: Float32Array): Float32Array {
  const width = least.length;
  return x.map((value, at) => {
    return Math.min(most[at % width] ?? value, Math.max(least[at % width] ?? value, value));
  });
}

function rangeOf(x: Float32Array, width: number): Base['range'] {
  const least = new Array<number>(width).fill(Number.POSITIVE_INFINITY);
  const most = new Array<number>(width).fill(Number.NEGATIVE_INFINITY);
  for (const [at, value] of x.entries()) {
    const feature = at % width;
    least[feature] = Math.min(least[feature] ?? value, value);
    most[feature] = Math.max(most[feature] ?? value, value);
  }
  return { least, most };
}

/** Quantiles in the target's unit out of those of ridge's errors in the base's, a row an issue. */
export function quantilesAbove(
  base: Base,
  task: Task,
  given: { issues: Int32Array; x: Float32Array; errors: ArrayLike<number> },
): Float64Array {
  const now = pick(task.now, given.issues);
  const centres = centresOf(base, given.x, now);
  return Float64Array.from(given.errors, (error, at) => {
    const row = Math.floor(at / WIDTH);
    const within = limiter(base.reach, now[row] ?? Number.NaN);
    return task.scale.from(within((centres[row] ?? Number.NaN) + error * base.unit));
  });
}

function errorsOf(
  ridge: Pick<RidgeParameters, 'change' | 'reach'>,
  { x, y, now }: Situations,
): Examples {
  const centres = centresOf(ridge, x, now);
  return { x, y: y.map((change, row) => (now[row] ?? 0) + change - (centres[row] ?? 0)) };
}
