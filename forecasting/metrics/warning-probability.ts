import { contingency, csi } from './contingency.ts';

/**
 * The probability at which to warn: of 0.05, 0.10 … 0.95 the one with the greatest critical success index on these
 * forecasts; 0.5 where there was no event to learn from. To be chosen on other forecasts than those it is judged by.
 */
export function warningProbability(
  happened: readonly boolean[],
  probabilities: Float64Array,
): number {
  let best = { probability: 0.5, score: 0 };
  for (const probability of CANDIDATES) {
    const warned = Array.from(probabilities, (each) => each >= probability);
    const score = csi(contingency(happened, warned));
    if (score > best.score) best = { probability, score };
  }
  return best.probability;
}

const CANDIDATES = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);
