import { chance } from '../../random.ts';

/** A standard normal number that depends on its keys alone (Box and Muller, doi:10.1214/aoms/1177706645). */
export function normal(...keys: number[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance(...keys, 1)));
  return radius * Math.cos(2 * Math.PI * chance(...keys, 2));
}

/**
 * A standard normal number that changes smoothly over about `period`. Two knots are mixed by cosine and sine, so that
 * the variance is one between the knots as well.
 */
export function slowNormal(time: number, period: number, ...keys: number[]): number {
  const knot = Math.floor(time / period);
  const angle = (Math.PI / 2) * (time / period - knot);
  return Math.cos(angle) * normal(...keys, knot) + Math.sin(angle) * normal(...keys, knot + 1);
}

/** The share of a normal distribution below z, to 0.01 (the logistic of 1.702 z). */
export function shareBelow(z: number): number {
  return 1 / (1 + Math.exp(-1.702 * z));
}

/** The z that has this share of a normal distribution below it: the inverse of `shareBelow`. */
export function quantile(share: number): number {
  return Math.log(share / (1 - share)) / 1.702;
}
