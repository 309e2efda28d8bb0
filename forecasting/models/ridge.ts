import { z } from 'zod';
import { mean } from '../metrics/mean.ts';
import { LEVELS, quantileOf, WIDTH } from '../quantiles.ts';
import { featuresFor, type Task } from '../task.ts';
import { chosenFeatures } from './chosen-features.ts';
import { examplesOf, thinned } from './examples.ts';
import { applyLinear, type Examples, fitLinear, Linear } from './linear.ts';
import type { FitParts } from './model.ts';
import { parametric } from './parametric.ts';
import { limiter, Reach, reachOf } from './reach.ts';
import { Moments, momentsOf, pick, standardised } from './standardise.ts';

/** How far off a forecast is wont to be: its logarithm, kept within the range met in training. */
const Spread = z.object({ logarithm: Linear, range: z.tuple([z.number(), z.number()]) });
type Spread = z.infer<typeof Spread>;

/** What ridge learns for one lead. */
export const RidgeParameters = z.object({
  moments: Moments,
  reach: Reach,
  /** Change of the target over the lead, on its scale. */
  change: Linear,
  spread: Spread,
  /** Quantiles of error / spread. */
  errors: z.array(z.number()).length(WIDTH),
});
export type RidgeParameters = z.infer<typeof RidgeParameters>;

/**
 * Linear in every feature on the target's scale, with conformal quantiles: errors on issues it was not fitted on, as multiples
 * of a spread that is itself linear (in its logarithm). The guard that never embarrasses. Lei et al. 2018, section 5.2,
 * doi:10.1080/01621459.2017.1307116.
 */
export const ridge = parametric({
  name: 'ridge',
  about: 'linear in every feature, with conformal quantiles',
  schema: RidgeParameters,
  reachOf: ({ reach }) => reach,
  learn: (task, leadAt, parts) => learnRidge(task, leadAt, parts),

  forecast(learned, { card, task, leadAt, issues }) {
    const x = standardised(chosenFeatures(card, task, leadAt), issues, learned.moments);
    const centres = centresOf(learned, x, pick(task.now, issues));
    const spreads = spreadsOf(learned.spread, x);
    const quantiles = new Float64Array(issues.length * WIDTH);
    for (const [row, issue] of issues.entries()) {
      const within = limiter(learned.reach, task.now[issue] ?? Number.NaN);
      for (const [at, error] of learned.errors.entries()) {
        const value = (centres[row] ?? Number.NaN) + error * (spreads[row] ?? Number.NaN);
        quantiles[row * WIDTH + at] = task.scale.from(within(value));
      }
    }
    return quantiles;
  },
});

/** The target after the lead as ridge expects it, on the target's scale, within its reach. */
export function centresOf(
  { change, reach }: Pick<RidgeParameters, 'change' | 'reach'>,
  x: Float32Array,
  now: Float64Array,
): Float64Array {
  const changes = applyLinear(change, x);
  return now.map((value, row) => limiter(reach, value)(value + (changes[row] ?? Number.NaN)));
}

/** Fits the change, then the size of what it leaves, then the quantiles of the one by the other. */
export function learnRidge(task: Task, leadAt: number, parts: FitParts): RidgeParameters {
  const { moments, train, validate } = trainingRows(task, leadAt, parts);
  const change = fitLinear(train, validate);
  const [left, leftLater] = [errorsOf(change, train), errorsOf(change, validate)];
  const spread = fitSpread(left, leftLater);
  const spreads = spreadsOf(spread, validate.x);
  const ratios = leftLater.y.map((error, row) => error / (spreads[row] ?? 1)).sort();
  const errors = LEVELS.map((level) => quantileOf(ratios, level));
  return { moments, reach: reachOf(task, parts.train), change, spread, errors };
}

function errorsOf(change: Linear, { x, y }: Examples): Examples {
  const fitted = applyLinear(change, x);
  return { x, y: y.map((value, row) => value - (fitted[row] ?? Number.NaN)) };
}

function fitSpread(left: Examples, leftLater: Examples): Spread {
  const floor = FLOOR * Math.sqrt(mean(left.y.map((error) => error ** 2))) || Number.MIN_VALUE;
  const sizes = ({ x, y }: Examples) => ({
    x,
    y: y.map((error) => Math.log(Math.abs(error) + floor)),
  });
  const logarithm = fitLinear(sizes(left), sizes(leftLater));
  const ascending = applyLinear(logarithm, left.x).sort();
  return { logarithm, range: [quantileOf(ascending, 0.001), quantileOf(ascending, 0.999)] };
}

/** Errors smaller than this share of the usual one are all called small. */
const FLOOR = 0.05;

/** Never beyond what was seen in training, for an exponential runs away where it is extrapolated. */
function spreadsOf({ logarithm, range: [least, most] }: Spread, x: Float32Array): Float64Array {
  return applyLinear(logarithm, x).map((value) => Math.exp(Math.min(most, Math.max(least, value))));
}

/** Standardised rows for one lead, by the moments of the training part. */
export function trainingRows(task: Task, leadAt: number, parts: FitParts) {
  const features = featuresFor(task, leadAt);
  const lead = task.series.leads[leadAt] ?? 0;
  const issues = thinned(parts.train, MOST_ROWS);
  const moments = momentsOf(features, issues);
  return {
    moments,
    train: examplesOf(task, features, lead, { issues, moments }),
    validate: examplesOf(task, features, lead, { issues: parts.validate, moments }),
  };
}

const MOST_ROWS = 30_000;
