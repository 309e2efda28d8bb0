import { contingency, csi, far, pod } from '../metrics/contingency.ts';
import { warningProbability } from '../metrics/warning-probability.ts';
import { exceedances, type Trial } from './trial.ts';

/** How good warnings of a level are: that it is exceeded at the time forecast. */
export interface WarningSkill {
  readonly pod: number;
  readonly far: number;
  readonly csi: number;
  /** At which probability it was warned. */
  readonly probability: number;
}

/** Warnings of one lead, as they would have been given. */
export interface Warnings extends WarningSkill {
  /** Row by row of the trial. */
  readonly warned: readonly boolean[];
}

/** Warns in `trial` at the probability that suits `before`, and counts. */
export function warningSkill(trial: Trial, before: Trial, level: number): Warnings {
  const reached = ({ actual }: Trial) => Array.from(actual, (value) => value >= level);
  const probability = warningProbability(reached(before), exceedances(before, level));
  const warned = Array.from(exceedances(trial, level), (each) => each >= probability);
  const table = contingency(reached(trial), warned);
  return { pod: pod(table), far: far(table), csi: csi(table), probability, warned };
}
