import { chance } from '../../random.ts';

/** Kilometres east and north of the basin's middle, and hours since 1970. */
export interface Moment {
  readonly east: number;
  readonly north: number;
  readonly hours: number;
}

/** Side of the square that holds one spot, km, and its life, hours. */
export interface Grain {
  readonly size: number;
  readonly life: number;
}

/**
 * A field of round spots of random strength, 1 in the mean over places and times: one spot lies anywhere in each
 * square and lifetime, and each grows as the one before it fades.
 */
export function spots(grain: Grain, { east, north, hours }: Moment, ...keys: number[]): number {
  const [x, y, t] = [east / grain.size, north / grain.size, hours / grain.life];
  const old = Math.floor(t);
  const grown = t - old;
  const [fading, growing] = [integer(...keys, old), integer(...keys, old + 1)];
  return (1 - grown) * layer(x, y, fading) + grown * layer(x, y, growing);
}

/** The spots of one lifetime, as wide as two squares: a hash gives each its place (10 bits each way) and strength. */
function layer(x: number, y: number, key: number): number {
  let sum = 0;
  for (let i = Math.floor(x) - 1; i <= x + 1; i++)
    for (let j = Math.floor(y) - 1; j <= y + 1; j++) {
      const hash = integer(key, i, j);
      const away =
        (x - i - (hash & 1023) / 1024) ** 2 + (y - j - ((hash >>> 10) & 1023) / 1024) ** 2;
      if (away < 1) sum += exponential((hash >>> 20) / 4096) * PEAK * (1 - away) ** 2;
    }
  return sum;
}

/** A hash of 32 bits. */
function integer(...keys: number[]): number {
  return (chance(...keys) * 2 ** 32) | 0;
}

/** An exponential number of mean 1 from a chance. */
function exponential(chance: number): number {
  return -Math.log(1 - chance);
}

/** Makes the volume under a spot that of its square. */
const PEAK = 3 / Math.PI;
