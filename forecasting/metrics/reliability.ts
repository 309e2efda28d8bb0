import { LEVELS, WIDTH } from '../quantiles.ts';
import { mean } from './mean.ts';

/**
 * Share of the observed at or below each quantile, for LEVELS: the reliability diagram of a quantile forecast (the levels
 * themselves if it is reliable). Gneiting, Balabdaoui & Raftery 2007, doi:10.1111/j.1467-9868.2007.00587.x.
 */
export function reliability(observed: Float64Array, quantiles: Float64Array): readonly number[] {
  return LEVELS.map((_, at) =>
    mean(
      observed.map((value, row) => (value <= (quantiles[row * WIDTH + at] ?? Number.NaN) ? 1 : 0)),
    ),
  );
}

/** Mean distance of the reliability diagram from its diagonal: 0 is reliable, 0.25 as far as a single value can be. */
export function reliabilityError(observed: Float64Array, quantiles: Float64Array): number {
  const shares = reliability(observed, quantiles);
  return mean(shares.map((share, at) => Math.abs(share - (LEVELS[at] ?? Number.NaN))));
}
