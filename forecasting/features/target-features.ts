import { spokenDuration } from '../series/duration.ts';
import type { Series } from '../series/series.ts';
import type { TargetScale } from '../target-scale.ts';
import type { Feature, Making } from './feature.ts';
import { held } from './held.ts';
import { madeFrom } from './made-from.ts';
import { rollingMeans } from './rolling-mean.ts';
import { lagSteps, windowSteps } from './spans.ts';

/** A gauge that is silent for no more steps than this still counts with its last value. */
export const HOLD = 3;

/** The target at each step on its scale, held over short gaps: what every forecast starts from. */
export function targetNow({ target }: Series, scale: TargetScale): Float64Array {
  return held(target.values, HOLD).map(scale.to);
}

/**
 * The target now, how it came here (now less each lag) and where it stands against its rolling means: all on the target's
 * scale, so that what matters is not hidden in the difference of large numbers.
 */
export function targetFeatures(series: Series, scale: TargetScale, making: Making): Feature[] {
  const { step, target, length } = series;
  const { longest, from = 0 } = making;
  const now = targetNow(series, scale);
  const less = (pastAt: (index: number) => number) =>
    madeFrom(from, length, (at) => (now[at] as number) - pastAt(at));
  const meanAt = rollingMeans(target.values.map(scale.to));
  return [
    { name: target.name, rule: CURRENT, values: now },
    ...lagSteps(step).map((lag) => ({
      name: `${target.name} change over ${spokenDuration(lag * step)}`,
      rule: CURRENT,
      values: less((at) => now[at - lag] ?? Number.NaN),
    })),
    ...windowSteps(step, longest).map((window) => ({
      name: `${target.name} less its mean of ${spokenDuration(window * step)}`,
      rule: HALF,
      values: less((at) => meanAt(window, at)),
    })),
  ];
}

/** Rules, for people. */
export const CURRENT = `a value is missing for no more than ${HOLD} steps`;
export const HALF = 'a mean has at least half of its window';
