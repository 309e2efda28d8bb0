import type { Crossing } from './crossing.ts';

/** How far the crest of a fixed-lead hydrograph is off. */
export interface CrestError {
  /** (forecast − observed) / observed: a share. */
  readonly peak: number;
  /** Steps by which it comes late; early is negative. */
  readonly time: number;
}

/**
 * Compares the highest observed and the highest forecast value of an event, both within it and `margin` steps on either
 * side. undefined where either is not there. GB/T 22482-2008 calls a peak within 20 % qualified.
 */
export function crestError(
  observed: Float64Array,
  forecast: Float64Array,
  { start, end }: Crossing,
  margin: number,
): CrestError | undefined {
  const from = Math.max(0, start - margin);
  const [real, said] = [observed, forecast].map((each) => crest(each.subarray(from, end + margin)));
  if (!real || !said) return undefined;
  return { peak: (said.value - real.value) / real.value, time: said.at - real.at };
}

function crest(values: Float64Array): { at: number; value: number } | undefined {
  let best: { at: number; value: number } | undefined;
  for (const [at, value] of values.entries()) {
    if (value > (best?.value ?? Number.NEGATIVE_INFINITY)) best = { at, value };
  }
  return best;
}
