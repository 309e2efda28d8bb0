/** The levels at which every forecast is stated: 5, 10 … 95 %. */
export const LEVELS: readonly number[] = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);

/** Quantiles a forecast: a row of them for each issue, row after row. */
export const WIDTH = LEVELS.length;

/** The quantiles of one forecast: a view, ascending, as long as LEVELS. */
export function rowOf(quantiles: Float64Array, row: number): Float64Array {
  return quantiles.subarray(row * WIDTH, (row + 1) * WIDTH);
}

/** Expected value of each forecast as the mean of its quantiles: the point forecast with the least squared error. */
export function meansOf(quantiles: Float64Array): Float64Array {
  return Float64Array.from({ length: quantiles.length / WIDTH }, (_, row) => {
    return rowOf(quantiles, row).reduce((sum, value) => sum + value, 0) / WIDTH;
  });
}

/**
 * Probability that the value is at least `level`, linear between quantiles. Beyond the outermost ones the last slope goes on
 * for as far as the outer twentieth reaches, then it is 0 or 1.
 */
export function exceedance(quantiles: Float64Array, level: number): number {
  const above = quantiles.findIndex((value) => value >= level);
  const at = Math.min(Math.max(above === -1 ? WIDTH - 1 : above, 1), WIDTH - 1);
  const [below = 0, next = 0] = [quantiles[at - 1], quantiles[at]];
  if (next === below) return level <= below ? 1 : 0;
  const probability = (at + (level - below) / (next - below)) / (WIDTH + 1);
  return Math.min(1, Math.max(0, 1 - probability));
}

/** The quantile at `level` of numbers in ascending order, linear between them (type 7 of Hyndman & Fan 1996). */
export function quantileOf(ascending: ArrayLike<number>, level: number): number {
  const place = (ascending.length - 1) * level;
  const below = Math.floor(place);
  const [low = Number.NaN, high = low] = [ascending[below], ascending[below + 1]];
  return low + (high - low) * (place - below);
}
