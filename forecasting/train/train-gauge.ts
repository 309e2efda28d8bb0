import type { ForecastCard } from '../../domain/forecast.ts';
import type { SeriesRef } from '../issue/inputs.ts';
import { climatology } from '../models/climatology.ts';
import { thinned } from '../models/examples.ts';
import type { Model, ModelKind } from '../models/model.ts';
import { stackOf } from '../models/stack.ts';
import { pick } from '../models/standardise.ts';
import { quantileOf } from '../quantiles.ts';
import { validIssues } from '../samples.ts';
import type { Series } from '../series/series.ts';
import { type Split, splitInTime } from '../split.ts';
import { type Task, taskOf } from '../task.ts';
import { gaugeSkill, tunedProbability } from './gauge-skill.ts';

/** What is to be trained, and on what. */
export interface TrainOptions extends SeriesRef {
  /** Of models.ts. */
  readonly kinds: readonly ModelKind[];
  readonly learnedFrom: ForecastCard['learnedFrom'];
  /** Epoch ms. */
  readonly now: number;
  /** Longest window of a feature, steps. */
  readonly longest: number;
  /** The level that it warns of; without one, the 95th percentile of what it learned from. */
  readonly level?: number | undefined;
}

/** A model with what it is worth, ready to be kept. */
export interface TrainedGauge {
  readonly model: Model;
  readonly card: ForecastCard;
  readonly task: Task;
  readonly split: Split;
}

/**
 * Fits the models to the first 60 % of a series, weighs them in a stack on the next 20 %, and verifies that on the last 20 %.
 * Throws CONFIG naming the rule that left no valid sample.
 */
export async function trainGauge(series: Series, options: TrainOptions): Promise<TrainedGauge> {
  const task = taskOf(series, { knownRain: false, longest: options.longest });
  const whole = splitInTime(validIssues(task), series);
  const [train, validate] = [
    thinned(whole.train, MOST_TRAIN),
    thinned(whole.validate, MOST_VALIDATE),
  ];
  const split = { ...whole, train, validate };
  const members: Model[] = [];
  for (const kind of options.kinds) members.push(await kind.fit(task, split, { seed: 1 }));
  const model = await stackOf(members, task, split);
  return { model, task, split, card: await cardOf(model, { task, split }, options) };
}

/** Hours are much like those before them: more issues teach little, and there may be a hundred gauges to train. */
const MOST_TRAIN = 10_000;
const MOST_VALIDATE = 3_000;

async function cardOf(
  model: Model,
  { task, split }: Pick<TrainedGauge, 'task' | 'split'>,
  options: TrainOptions,
): Promise<ForecastCard> {
  const seasonal = await climatology.fit(task, split, { seed: 1 });
  const level = options.level ?? usuallyHighest(task, split);
  const { station, property, now, learnedFrom } = options;
  return {
    station,
    property,
    model: model.card.model,
    trained: now,
    learned: spanOf(task, split.train),
    verified: spanOf(task, split.test),
    learnedFrom,
    features: [...model.card.features.past],
    warnAt: await tunedProbability(model, task, { issues: split.validate, level }),
    skill: await gaugeSkill({ model, climatology: seasonal }, task, split.test),
  };
}

function usuallyHighest({ series }: Task, { train }: Split): number {
  const learned = pick(series.target.values, train).filter((value) => !Number.isNaN(value));
  return quantileOf(learned.sort(), 0.95);
}

function spanOf({ series: { start, step } }: Task, issues: Int32Array) {
  const timeOf = (issue = 0) => start + issue * step;
  return { from: timeOf(issues[0]), to: timeOf(issues.at(-1)), issues: issues.length };
}
