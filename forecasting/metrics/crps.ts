import { LEVELS, rowOf, WIDTH } from '../quantiles.ts';
import { mean } from './mean.ts';
import { pinballOf } from './pinball.ts';

/**
 * Continuous ranked probability score from quantiles at evenly spaced levels: twice the mean of their pinball losses, in the
 * unit of the observed; 0 is perfect. What lies beyond 5 and 95 % is not seen, so it is slightly less than the integral. A
 * forecast of one value scores its absolute error. Gneiting & Ranjan 2011, doi:10.1198/jbes.2010.08110, eq. 17.
 */
export function crps(observed: Float64Array, quantiles: Float64Array): number {
  return mean(observed.map((value, row) => crpsOf(value, rowOf(quantiles, row))));
}

/** CRPS of one forecast: its quantiles at LEVELS. */
export function crpsOf(observed: number, quantiles: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < WIDTH; at++) {
    sum += pinballOf(observed, quantiles[at] ?? Number.NaN, LEVELS[at] ?? Number.NaN);
  }
  return (2 * sum) / WIDTH;
}

/** Skill against a reference, 1 − CRPS / CRPS of the reference: 1 is perfect, 0 no better. NaN where the reference is perfect. */
export function crpss(score: number, reference: number): number {
  return reference === 0 ? Number.NaN : 1 - score / reference;
}
