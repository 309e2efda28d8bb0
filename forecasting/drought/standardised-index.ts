import type { Cdf, Fit } from './distributions.ts';
import { normalQuantile } from './normal-quantile.ts';

export interface IndexOptions {
  /** Steps of a year: 12 months, 366 days … Each has a distribution of its own. */
  readonly stepsPerYear: number;
  /** The step of the year of a value, 0 … stepsPerYear − 1, by its index. Default: the first value is of step 0. */
  readonly stepOf?: (at: number) => number;
  readonly fit: Fit;
  /** The values that the distributions are fitted to, as indices [from, to); default all. */
  readonly reference?: readonly [from: number, to: number];
  /** Zero has a probability of its own, as of rain; default true. */
  readonly zeroApart?: boolean;
  /** Beyond it an index says nothing more of the sample; default 3.09, a probability of 0.001. */
  readonly limit?: number;
}

/**
 * Values as standard deviations of a normal distribution by what is usual at their step of the year (McKee et al. 1993): the SPI
 * of sums of rain, the SPEI of sums of rain less potential evapotranspiration. NaN where a value is missing, or where
 * its step of the year has too few values to be judged by.
 */
export function standardisedIndex(values: Float64Array, options: IndexOptions): Float64Array {
  const { stepsPerYear, limit = 3.09, stepOf = (at) => at % stepsPerYear } = options;
  const [from, to] = options.reference ?? [0, values.length];
  const samples = Array.from({ length: stepsPerYear }, (): number[] => []);
  for (let at = from; at < to; at++) {
    const value = values[at] ?? Number.NaN;
    if (!Number.isNaN(value)) samples[stepOf(at)]?.push(value);
  }
  const usual = samples.map((sample) => usualOf(Float64Array.from(sample).sort(), options));
  return values.map((value, at) => {
    const cdf = usual[stepOf(at)];
    if (Number.isNaN(value) || !cdf) return Number.NaN;
    return Math.min(limit, Math.max(-limit, normalQuantile(cdf(value))));
  });
}

/** Sums of the last `steps` values at each; NaN until there are so many and wherever one of them is missing. */
export function runningSums(values: Float64Array, steps: number): Float64Array {
  return values.map((_, at) =>
    at + 1 < steps
      ? Number.NaN
      : values.subarray(at + 1 - steps, at + 1).reduce((sum, value) => sum + value, 0),
  );
}

/** What is usual at a step of the year: with zeros as a mass of their own below the fitted distribution. */
function usualOf(
  known: Float64Array,
  { fit: fitTo, zeroApart = true }: IndexOptions,
): Cdf | undefined {
  const fitted = zeroApart ? known.filter((value) => value > 0) : known;
  const cdf = fitTo(fitted);
  if (!cdf) return undefined;
  const zeros = 1 - fitted.length / known.length;
  return (value) => (zeroApart && value <= 0 ? zeros : zeros + (1 - zeros) * cdf(value));
}
