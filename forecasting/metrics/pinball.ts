import { mean } from './mean.ts';

/**
 * Mean pinball loss of the quantile q at level τ, max(τ(o − q), (τ − 1)(o − q)), in the unit of the observed: least for the
 * true quantile. Koenker & Bassett 1978, doi:10.2307/1913643.
 */
export function pinball(observed: Float64Array, quantile: Float64Array, level: number): number {
  return mean(observed.map((value, at) => pinballOf(value, quantile[at] ?? Number.NaN, level)));
}

/** Pinball loss of one forecast. */
export function pinballOf(observed: number, quantile: number, level: number): number {
  const error = observed - quantile;
  return Math.max(level * error, (level - 1) * error);
}
