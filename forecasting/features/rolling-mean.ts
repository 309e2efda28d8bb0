/**
 * Mean of the known values among the last `window` steps, now being one of them; NaN where fewer than half are known or the
 * series is younger than half of the window.
 */
export function rollingMean(values: Float64Array, window: number): Float64Array {
  const { sums, counts } = runningSums(values);
  return values.map((_, index) => {
    const before = index - window;
    const count = (counts[index] ?? 0) - (counts[before] ?? 0);
    return count * 2 < window ? Number.NaN : ((sums[index] ?? 0) - (sums[before] ?? 0)) / count;
  });
}

/** Sums from the beginning: what lies ahead of a step cannot touch them, not even in the last bit. */
function runningSums(values: Float64Array) {
  const sums = new Float64Array(values.length);
  const counts = new Float64Array(values.length);
  let [sum, count] = [0, 0];
  for (const [index, value] of values.entries()) {
    if (!Number.isNaN(value)) {
      sum += value;
      count++;
    }
    sums[index] = sum;
    counts[index] = count;
  }
  return { sums, counts };
}
