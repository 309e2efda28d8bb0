import type { Feature, Making } from './features/feature.ts';
import { targetNow } from './features/target-features.ts';
import { futureFeatures, pastFeatures } from './features.ts';
import type { Series } from './series/series.ts';
import { type TargetScale, targetScale } from './target-scale.ts';

/** One gauge to forecast: its series, and what a model may know of it at each step. */
export interface Task {
  readonly series: Series;
  readonly scale: TargetScale;
  /** The target on its scale, held over short gaps. */
  readonly now: Float64Array;
  /** Known at the issue. */
  readonly past: readonly Feature[];
  /** Known besides, a list for each lead: empty unless the forcings over the lead are. */
  readonly ahead: readonly (readonly Feature[])[];
}

/** How a task is set up. */
export interface TaskOptions extends Making {
  /** The forcings over the lead are known. */
  readonly knownRain: boolean;
  /** That of the model to be used; a model to be trained chooses its own. */
  readonly scale?: TargetScale;
}

/**
 * Makes every feature of a series once; models choose among them by name. The scale is chosen by the first half of the
 * values, which lies within the part to train on.
 */
export function taskOf(series: Series, options: TaskOptions): Task {
  const known = series.target.values.filter((value) => !Number.isNaN(value));
  const scale =
    options.scale ?? targetScale(series.target.quantity, known.subarray(0, known.length / 2));
  return {
    series,
    scale,
    now: targetNow(series, scale),
    past: pastFeatures(series, scale, options),
    ahead: series.leads.map((lead) => (options.knownRain ? futureFeatures(series, lead) : [])),
  };
}

/** What is known for one lead. */
export function featuresFor(task: Task, leadAt: number): readonly Feature[] {
  return [...task.past, ...(task.ahead[leadAt] ?? [])];
}

/** What came true `lead` steps after each issue, in the target's unit. */
export function actuals({ series }: Task, issues: Int32Array, lead: number): Float64Array {
  return Float64Array.from(issues, (issue) => series.target.values[issue + lead] ?? Number.NaN);
}
