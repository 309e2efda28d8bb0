/**
 * The mean of the known values among the `window` steps up to one; NaN where fewer than half are known or the series is
 * younger than half of the window. The values are added up once for all of them.
 */
export function rollingMeans(values: Float64Array): (window: number, index: number) => number {
  const { sums, counts } = runningSums(values);
  return (window, index) => {
    const before = index - window;
    const count = (counts[index] ?? 0) - (counts[before] ?? 0);
    if (!(count * 2 >= window)) return Number.NaN;
    return ((sums[index] ?? 0) - (sums[before] ?? 0)) / count;
  };
}

/** Of one window, at every step. */
export function rollingMean(values: Float64Array, window: number): Float64Array {
  const meanAt = rollingMeans(values);
  return values.map((_, index) => meanAt(window, index));
}

/** Sums from the beginning: what lies ahead of a step cannot touch them, not even in the last bit. */
function runningSums(values: Float64Array) {
  const sums = new Float64Array(values.length);
  const counts = new Float64Array(values.length);
  let [sum, count] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isNaN(value)) {
      sum += value;
      count++;
    }
    sums[index] = sum;
    counts[index] = count;
  }
  return { sums, counts };
}
