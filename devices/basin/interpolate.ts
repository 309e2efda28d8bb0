import { DAY_MS } from '../../domain/time.ts';

/** Pairs of x and y, x rising. */
export type Curve = readonly (readonly [number, number])[];

/** y at x, straight between the pairs and straight on beyond the first and the last two: monotone where they are. */
export function interpolate(curve: Curve, x: number): number {
  let i = 1;
  while (i < curve.length - 1 && x > (curve[i]?.[0] ?? 0)) i++;
  const [x0, y0] = curve[i - 1] ?? [0, 0];
  const [x1, y1] = curve[i] ?? [x0 + 1, y0];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** The same curve read from y to x. */
export function inverse(curve: Curve): Curve {
  return curve.map(([x, y]) => [y, x]);
}

/** A value of the season from its means in the middle of each month, January first. */
export function inSeason(months: readonly number[], time: number): number {
  const year = new Date(time).getUTCFullYear();
  const month = ((time - Date.UTC(year, 0)) / (365.25 * DAY_MS)) * 12 - 0.5;
  const before = Math.floor(month);
  const [low, high] = [before, before + 1].map((index) => months[(index + 12) % 12] ?? 0);
  return (low ?? 0) + (month - before) * ((high ?? 0) - (low ?? 0));
}
