import type { Feature } from '../features/feature.ts';
import { actuals, type Task } from '../task.ts';
import type { Examples } from './linear.ts';
import { type Moments, pick, standardised } from './standardise.ts';

/** Rows to learn from, with the target at each issue, on its scale. */
export interface Situations extends Examples {
  readonly now: Float64Array;
}

/** Issues of one lead as rows to learn from: y is the change of the target over the lead, on its scale. */
export function examplesOf(
  task: Task,
  features: readonly Feature[],
  lead: number,
  { issues, moments }: { issues: Int32Array; moments: Moments },
): Situations {
  const now = pick(task.now, issues);
  const later = actuals(task, issues, lead).map(task.scale.to);
  return {
    now,
    x: standardised(features, issues, moments),
    y: later.map((value, row) => value - (now[row] ?? Number.NaN)),
  };
}

/** At most `most` of the issues, evenly spread: more of a long series teach little and cost time. */
export function thinned(issues: Int32Array, most: number): Int32Array {
  if (issues.length <= most) return issues;
  return Int32Array.from(
    { length: most },
    (_, at) => issues[Math.floor((at * issues.length) / most)] ?? 0,
  );
}
