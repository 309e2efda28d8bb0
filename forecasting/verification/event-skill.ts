import { crestError } from '../metrics/crest-error.ts';
import type { Crossing } from '../metrics/crossing.ts';
import { leadTimesGained } from '../metrics/lead-time-gained.ts';
import { mean, median } from '../metrics/mean.ts';
import type { Trial } from './trial.ts';

/** Medians over the events of a lead; NaN without any. Shares of the peak observed, and steps. */
export interface CrestSkill {
  readonly peakError: number;
  readonly peakTimeError: number;
}

/** How far the crest of the fixed-lead hydrograph is off, in size, event by event. */
export function crestSkill(
  { issues, lead, actual, means }: Trial,
  events: readonly Crossing[],
): CrestSkill {
  const length = (issues.at(-1) ?? 0) + lead + 1;
  const [observed, forecast] = [actual, means].map((values) => {
    const whole = new Float64Array(length).fill(Number.NaN);
    for (const [row, issue] of issues.entries()) whole[issue + lead] = values[row] ?? Number.NaN;
    return whole;
  }) as [Float64Array, Float64Array];
  const errors = events.flatMap((event) => crestError(observed, forecast, event, lead) ?? []);
  return {
    peakError: median(errors.map(({ peak }) => Math.abs(peak))),
    peakTimeError: median(errors.map(({ time }) => Math.abs(time))),
  };
}

/** Mean steps by which crossings were foretold, a missed one counting 0; NaN without an event. */
export function leadTimeGained(
  trials: readonly (Pick<Trial, 'lead' | 'issues'> & { readonly warned: readonly boolean[] })[],
  events: readonly Crossing[],
): number {
  const warnings = new Map(
    trials.map(({ lead, issues, warned }) => [
      lead,
      new Set(issues.filter((_, row) => warned[row])),
    ]),
  );
  const leads = trials.map(({ lead }) => lead);
  const gained = leadTimesGained(events, leads, (issue, lead) => !!warnings.get(lead)?.has(issue));
  return mean(gained);
}
