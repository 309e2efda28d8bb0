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
  return {
    base: { moments, reach, change, unit },
    train: inUnits(train),
    validate: inUnits(validate),
  };
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
