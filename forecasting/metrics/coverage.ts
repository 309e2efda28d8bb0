import { rowOf, WIDTH } from '../quantiles.ts';
import { mean } from './mean.ts';

/** Share of the observed that lie within the 5 to 95 % band, both ends in it: 0.9 for a band that keeps its word. */
export function coverage(observed: Float64Array, quantiles: Float64Array): number {
  return mean(
    observed.map((value, row) => {
      const band = rowOf(quantiles, row);
      return value >= (band[0] ?? Number.NaN) && value <= (band[WIDTH - 1] ?? Number.NaN) ? 1 : 0;
    }),
  );
}
