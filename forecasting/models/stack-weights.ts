import { LEVELS, WIDTH } from '../quantiles.ts';

/** What members forecast for the same issues and lead, and what came true. */
export interface Contest {
  /** Quantiles of each member, a row an issue. */
  readonly members: readonly Float64Array[];
  readonly actual: Float64Array;
}

/**
 * Weights, none negative and 1 in sum, of which the weighted mean of the members' quantiles has the least CRPS on these issues: by
 * exponentiated gradient (Kivinen & Warmuth 1997, doi:10.1006/inco.1996.2612) from equal weights, which the score, being
 * convex in them, lets find its way. So the stack is no worse here than its best member.
 */
export function stackWeights(contest: Contest): Float64Array {
  let weights = even(contest.members.length);
  for (let round = 0; round < ROUNDS; round++) {
    weights = reweighted(weights, slopes(contest, weights), 1 / (1 + round / 10));
  }
  return weights;
}

const ROUNDS = 200;

function even(count: number): Float64Array {
  return new Float64Array(count).fill(1 / count);
}

/** How the mean pinball loss of the mixture grows with each weight. */
function slopes({ members, actual }: Contest, weights: Float64Array): Float64Array {
  const mixed = mixture(members, weights);
  const sums = new Float64Array(members.length);
  for (let at = 0; at < mixed.length; at++) {
    const observed = actual[Math.floor(at / WIDTH)] ?? Number.NaN;
    const level = LEVELS[at % WIDTH] ?? Number.NaN;
    const slope = observed < (mixed[at] ?? Number.NaN) ? 1 - level : -level;
    for (const [k, member] of members.entries())
      sums[k] = (sums[k] ?? 0) + slope * (member[at] ?? 0);
  }
  return sums.map((sum) => sum / mixed.length);
}

/** The worst member loses e^step against the best; none is lost for good, for it may be needed when others have gone. */
function reweighted(weights: Float64Array, slope: Float64Array, step: number): Float64Array {
  const least = Math.min(...slope);
  const range = Math.max(...slope) - least || 1;
  const raised = weights.map((weight, k) => {
    return Math.max(LEAST, weight * Math.exp((-step * ((slope[k] ?? 0) - least)) / range));
  });
  const sum = raised.reduce((total, each) => total + each, 0);
  return raised.map((each) => each / sum);
}

const LEAST = 1e-6;

/** The weighted mean of the members' quantiles, level by level (Vincent averaging): it cannot cross. */
export function mixture(
  members: readonly Float64Array[],
  weights: ArrayLike<number>,
): Float64Array {
  const mixed = new Float64Array(members[0]?.length ?? 0);
  for (const [k, member] of members.entries()) {
    const weight = weights[k] ?? 0;
    if (weight === 0) continue;
    for (let at = 0; at < mixed.length; at++)
      mixed[at] = (mixed[at] ?? 0) + weight * (member[at] ?? 0);
  }
  return mixed;
}
