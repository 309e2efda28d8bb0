import { type LeadSkill, MOST_JUDGED } from '../../domain/forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { crps } from '../metrics/crps.ts';
import { grade } from '../metrics/grade.ts';
import { warningProbability } from '../metrics/warning-probability.ts';
import { thinned } from '../models/examples.ts';
import type { Model } from '../models/model.ts';
import { pick } from '../models/standardise.ts';
import { quantileOf } from '../quantiles.ts';
import { actuals, type Task } from '../task.ts';
import { exceedances, type Trial, trialOf } from '../verification/trial.ts';
import { valueSkill } from '../verification/value-skill.ts';

/** What a model is worth at each lead on issues that it did not learn from; `climatology` knows the season alone. */
export async function gaugeSkill(
  { model, climatology }: { readonly model: Model; readonly climatology: Model },
  task: Task,
  issues: Int32Array,
): Promise<LeadSkill[]> {
  const chosen = thinned(issues, MOST_JUDGED);
  const seasonal = await trialsOf(climatology, task, chosen);
  const trials = await trialsOf(model, task, chosen);
  return trials.map((trial, at) => {
    const { actual, quantiles } = seasonal[at] as Trial;
    const scores = valueSkill(trial, task.series.target, crps(actual, quantiles));
    return {
      lead: (trial.lead * task.series.step) / HOUR_MS,
      error90: errorOf(trial, 0.9),
      scores: { ...scores },
      grade: grade(scores.qualifiedRate, scores.determinism),
    };
  });
}

/**
 * The probability at which to warn of a level, tuned at the lead that is nearest to a day on issues before those that a model is
 * judged by: see `warningProbability`.
 */
export async function tunedProbability(
  model: Model,
  task: Task,
  { issues, level }: { readonly issues: Int32Array; readonly level: number },
): Promise<number> {
  const trials = await trialsOf(model, task, thinned(issues, MOST_JUDGED));
  const trial = trials.find(({ lead }) => lead >= DAY_HOURS) ?? trials.at(-1);
  if (!trial) return 0.5;
  const happened = Array.from(trial.actual, (value) => value >= level);
  return warningProbability(happened, exceedances(trial, level));
}

const DAY_HOURS = 24;

async function trialsOf(model: Model, task: Task, issues: Int32Array): Promise<Trial[]> {
  const forecasts = await model.predict(task, issues);
  const issued = pick(task.now, issues).map(task.scale.from);
  return task.series.leads.map((lead, at) =>
    trialOf({
      lead,
      issues,
      issued,
      quantiles: forecasts[at] as Float64Array,
      actual: actuals(task, issues, lead),
    }),
  );
}

/** The error that this share of the point forecasts kept within. */
function errorOf({ means, actual }: Trial, share: number): number {
  const errors = means.map((value, row) => Math.abs(value - (actual[row] ?? Number.NaN))).sort();
  return quantileOf(errors, share);
}
