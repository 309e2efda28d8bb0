import { type Grade, grade } from './metrics/grade.ts';
import { deviation, mean } from './metrics/mean.ts';
import { climatology } from './models/climatology.ts';
import type { Model, ModelKind } from './models/model.ts';
import { MODELS } from './models/models.ts';
import { stackOf } from './models/stack.ts';
import { validIssues } from './samples.ts';
import type { Series } from './series/series.ts';
import { splitInTime } from './split.ts';
import { taskOf } from './task.ts';
import { type Court, courtOf, judge, type Scores } from './verification/judge.ts';

/** How a model did on the test part of a series, at one lead. */
export interface SkillRow {
  readonly series: string;
  readonly model: string;
  /** ms */
  readonly lead: number;
  /** It was told the forcings over the lead, as no forecast is: an upper bound. */
  readonly knownRain: boolean;
  /** Means over the seeds, and their standard deviation. */
  readonly metrics: Scores;
  readonly spread: Scores;
  readonly seeds: number;
  readonly grade: Grade;
}

export interface EvaluateOptions {
  /** Names of models.ts, and "stack". */
  readonly models: readonly string[];
  readonly seeds: number;
  readonly knownRain: boolean;
  /** Told before each model is fitted. */
  readonly onProgress?: (doing: string) => void;
}

/**
 * Fits every model to the first 60 % of a series, chooses and weighs on the next 20 % and judges on the last 20 %: nothing of the
 * test part enters any fit. Throws CONFIG naming the rule that left no valid sample.
 */
export async function evaluate(series: Series, options: EvaluateOptions): Promise<SkillRow[]> {
  const task = taskOf(series, { knownRain: options.knownRain, longest: series.length / LONGEST });
  const split = splitInTime(validIssues(task), series);
  const court = await courtOf(task, split, await climatology.fit(task, split, { seed: 1 }));
  const scores = await scoresByModel(court, options);
  return [...scores].flatMap(([model, bySeed]) => rowsOf(court, model, bySeed));
}

/** No window of a feature is longer than this part of the series. */
const LONGEST = 20;

type ScoresByModel = Map<string, (readonly Scores[])[]>;

/** Fits and judges: what does not depend on chance once, the rest and the stack of all for each seed. */
async function scoresByModel(court: Court, options: EvaluateOptions): Promise<ScoresByModel> {
  const stacked = options.models.includes('stack');
  const kinds = MODELS.filter(({ name }) => stacked || options.models.includes(name));
  const [lasting, byChance] = [false, true].map((seeded) =>
    kinds.filter((kind) => kind.seeded === seeded),
  ) as [ModelKind[], ModelKind[]];
  const found: ScoresByModel = new Map();

  const fixed = await fitAll(lasting, court, 1, options);
  await judgeAll(fixed, court, options.models, found);
  for (let seed = 1; seed <= options.seeds && (stacked || byChance.length > 0); seed++) {
    const fitted = await fitAll(byChance, court, seed, options);
    const stack = stacked ? [await stackOf([...fixed, ...fitted], court.task, court.split)] : [];
    await judgeAll([...fitted, ...stack], court, options.models, found);
    for (const model of fitted) model.close();
  }
  return found;
}

async function fitAll(
  kinds: readonly ModelKind[],
  { task, split }: Court,
  seed: number,
  { onProgress, seeds }: EvaluateOptions,
): Promise<Model[]> {
  const fitted: Model[] = [];
  for (const kind of kinds) {
    const which = kind.seeded && seeds > 1 ? `, seed ${seed} of ${seeds}` : '';
    onProgress?.(`${task.series.name}: fitting ${kind.name}${which}`);
    fitted.push(await kind.fit(task, split, { seed }));
  }
  return fitted;
}

async function judgeAll(
  models: readonly Model[],
  court: Court,
  wanted: readonly string[],
  found: ScoresByModel,
): Promise<void> {
  for (const model of models) {
    const { model: name } = model.card;
    if (!wanted.includes(name)) continue;
    found.set(name, [...(found.get(name) ?? []), await judge(model, court)]);
  }
}

function rowsOf(court: Court, model: string, bySeed: readonly (readonly Scores[])[]): SkillRow[] {
  const { series, ahead } = court.task;
  return series.leads.map((lead, at) => {
    const scores = bySeed.map((each) => each[at] ?? {});
    const metrics = over(scores, mean);
    return {
      series: series.name,
      model,
      lead: lead * series.step,
      knownRain: ahead.some((features) => features.length > 0),
      metrics,
      spread: over(scores, deviation),
      seeds: bySeed.length,
      grade: grade(metrics['qualifiedRate'] ?? 0, metrics['determinism'] ?? 0),
    };
  });
}

/** One number for each score out of those of all seeds. */
function over(scores: readonly Scores[], reduce: (values: number[]) => number): Scores {
  const names = Object.keys(scores[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, reduce(scores.map((each) => each[name] ?? Number.NaN))]),
  );
}
