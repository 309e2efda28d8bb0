import { contingency, csi } from './contingency.ts';

/**
 * The probability at which to warn, from the greatest critical success index C that any of 0.05, 0.10 … 0.95 reaches on these
 * forecasts: C / (1 + C), which is the best there is for probabilities that keep their word (half of the greatest F1; Lipton, Elkan
 * & Naryanaswamy 2014, arXiv:1402.1892), and hangs less on chance than the place of the maximum. 0.5 where there was no event to learn
 * from. To be chosen on other forecasts than those it is judged by.
 */
export function warningProbability(
  happened: readonly boolean[],
  probabilities: Float64Array,
): number {
  const scores = CANDIDATES.map((probability) => {
    const warned = Array.from(probabilities, (each) => each >= probability);
    return csi(contingency(happened, warned)) || 0;
  });
  const greatest = Math.max(...scores);
  return greatest > 0 ? greatest / (1 + greatest) : 0.5;
}

const CANDIDATES = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);
