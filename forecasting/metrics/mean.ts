/** Arithmetic mean; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] ?? Number.NaN;
  return sum / values.length;
}

/** The middle value, or the mean of both; NaN of nothing. */
export function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  const half = ascending.length >> 1;
  const [below = Number.NaN, above = Number.NaN] = [ascending[half - 1], ascending[half]];
  return ascending.length % 2 === 1 ? above : (below + above) / 2;
}

/** Standard deviation about the mean, over n. */
export function deviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += ((values[at] ?? Number.NaN) - centre) ** 2;
  return Math.sqrt(sum / values.length);
}
