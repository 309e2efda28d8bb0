import { HOUR_MS } from '../../domain/time.ts';
import { recalibrated } from '../conformal.ts';
import { crossings } from '../metrics/crossing.ts';
import { crps } from '../metrics/crps.ts';
import type { Model } from '../models/model.ts';
import { REFERENCES } from '../models/models.ts';
import { reachOf } from '../models/reach.ts';
import { pick } from '../models/standardise.ts';
import { quantileOf } from '../quantiles.ts';
import type { Split } from '../split.ts';
import { actuals, type Task } from '../task.ts';
import { crestSkill, leadTimeGained } from './event-skill.ts';
import { type Trial, trialBetween, trialOf } from './trial.ts';
import { valueSkill } from './value-skill.ts';
import { warningSkill } from './warning-skill.ts';

/** Every score of a model at one lead, by name; NaN where there was nothing to score. */
export type Scores = Readonly<Record<string, number>>;

/** What a model is judged on. */
export interface Court {
  readonly task: Task;
  readonly split: Split;
  /** The 95th percentile of the target over the issues trained on: what is warned of. */
  readonly level: number;
  /** CRPS of climatology on the issues to test, by lead. */
  readonly climatology: readonly number[];
}

/** Sets up the court: climatology is the fitted reference. */
export async function courtOf(task: Task, split: Split, climatology: Model): Promise<Court> {
  const learned = pick(task.series.target.values, split.train).filter(
    (each) => !Number.isNaN(each),
  );
  const trials = await trialsOf(climatology, { task, split }, split.test);
  return {
    task,
    split,
    level: quantileOf(learned.sort(), 0.95),
    climatology: trials.map(({ actual, quantiles }) => crps(actual, quantiles)),
  };
}

/**
 * Scores by lead on the test part, forecasts being recalibrated as time goes on through validation and test. Warnings are
 * given at the probability that suits the validation part: see `warningProbability`.
 */
export async function judge(model: Model, court: Court): Promise<readonly Scores[]> {
  const { task, split, level } = court;
  const count = split.validate.length;
  const issues = Int32Array.from([...split.validate, ...split.test]);
  const trials = await trialsOf(model, { task, split }, issues);
  const tested = trials.map((trial) => trialBetween(trial, count, trial.issues.length));
  const warnings = trials.map((trial, at) =>
    warningSkill(tested[at] as Trial, trialBetween(trial, 0, count), level),
  );
  const events = eventsOf(court);
  const gained = leadTimeGained(
    tested.map(({ lead, issues }, at) => ({ lead, issues, warned: warnings[at]?.warned ?? [] })),
    events,
  );
  return tested.map((trial, at) => {
    const { warned, ...warning } = warnings[at] as (typeof warnings)[number];
    const values = valueSkill(trial, task.series.target, court.climatology[at] ?? Number.NaN);
    return {
      ...values,
      ...warning,
      ...crestSkill(trial, events),
      leadTimeGained: (gained * task.series.step) / HOUR_MS,
      events: events.length,
    };
  });
}

/** Crossings of the level in the test part that every lead could have foretold. */
function eventsOf({ task, split, level }: Court) {
  const { target, leads } = task.series;
  const [first, last] = [split.test[0] ?? 0, split.test.at(-1) ?? 0];
  const furthest = Math.max(...leads);
  const within = target.values.map((value, at) => (at >= first && at <= last ? value : Number.NaN));
  return crossings(within, level, furthest).filter(({ start }) => start - furthest >= first);
}

/** Forecasts of every lead for those issues, recalibrated unless they are a reference. */
async function trialsOf(
  model: Model,
  { task, split }: Pick<Court, 'task' | 'split'>,
  issues: Int32Array,
): Promise<readonly Trial[]> {
  const forecasts = await model.predict(task, issues);
  const now = pick(task.now, issues);
  const reach = reachOf(task, split.train);
  const asFitted = REFERENCES.includes(model.card.model);
  return task.series.leads.map((lead, at) => {
    const actual = actuals(task, issues, lead);
    const given = { quantiles: forecasts[at] as Float64Array, actual, issues, lead };
    const quantiles = asFitted
      ? given.quantiles
      : recalibrated({ ...given, now, reach }, task.scale);
    return trialOf({ ...given, issued: now.map(task.scale.from), quantiles });
  });
}
