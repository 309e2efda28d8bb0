import { type Grade, grade } from './metrics/grade.ts';
import { deviation, mean } from './metrics/mean.ts';
import { climatology } from './models/climatology.ts';
import type { ModelKind } from './models/model.ts';
import { MODELS } from './models/models.ts';
import type { Series } from './series/series.ts';
import { type Fitted, fitAll, stackAll } from './verification/fit-all.ts';
import { type Court, courtOf, judge, type Scores } from './verification/judge.ts';
import { partsOf } from './verification/parts.ts';

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
  /** Seconds of one core to fit all leads; of the whole region where its gauges share the model. */
  readonly cpu: number;
  readonly grade: Grade;
}

export interface EvaluateOptions {
  /** Names of models.ts, and "stack": of these models, or of all where it stands alone. */
  readonly models: readonly string[];
  readonly seeds: number;
  readonly knownRain: boolean;
  /** Told before each model is fitted. */
  readonly onProgress?: (doing: string) => void;
}

/** `evaluateRegion` of one series alone. */
export function evaluate(series: Series, options: EvaluateOptions): Promise<SkillRow[]> {
  return evaluateRegion([series], options);
}

/**
 * Fits every model to the first 60 % of each series, all of one step, chooses and weighs on the next 20 % and judges on the last
 * 20 %: nothing of the test part enters any fit. Throws CONFIG naming the rule that left no valid sample.
 */
export async function evaluateRegion(
  region: readonly Series[],
  options: EvaluateOptions,
): Promise<SkillRow[]> {
  const courts = await Promise.all(region.map((series) => openCourt(series, options)));
  const verdicts = courts.map((): Verdicts => new Map());
  const stacked = options.models.includes('stack');
  const kinds = kindsOf(options.models);
  const [byChance, lasting] = [kinds.filter(isSeeded), kinds.filter((kind) => !isSeeded(kind))];

  const fixed = await fitAll(lasting, courts, 1, options);
  await judgeAll(fixed, courts, options, verdicts);
  for (let seed = 1; seed <= options.seeds && (stacked || byChance.length > 0); seed++) {
    const fitted = await fitAll(byChance, courts, seed, options);
    const stacks = stacked ? await stackAll(courts, fixed, fitted) : [];
    await judgeAll(fitted, courts, options, verdicts);
    await judgeAll(stacks, courts, options, verdicts);
    for (const { model } of fitted.flat()) model.close();
  }
  return courts.flatMap((court, at) =>
    [...(verdicts[at] ?? [])].flatMap(([model, bySeed]) => rowsOf(court, model, bySeed)),
  );
}

async function openCourt(series: Series, { knownRain }: EvaluateOptions): Promise<Court> {
  const { task, split } = partsOf(series, knownRain);
  return courtOf(task, split, await climatology.fit(task, split, { seed: 1 }));
}

/** Those named; all for a stack that is named alone. */
function kindsOf(names: readonly string[]): readonly ModelKind[] {
  const named = MODELS.filter(({ name }) => names.includes(name));
  return named.length > 0 ? named : MODELS;
}

function isSeeded({ seeded }: ModelKind): boolean {
  return seeded;
}

/** Scores by lead of each seed, and the seconds they took, by model. */
type Verdicts = Map<string, { readonly scores: readonly Scores[]; readonly cpu: number }[]>;

async function judgeAll(
  fitted: readonly (readonly Fitted[])[],
  courts: readonly Court[],
  { models, onProgress }: EvaluateOptions,
  verdicts: readonly Verdicts[],
): Promise<void> {
  for (const [at, court] of courts.entries()) {
    for (const { model, cpu } of fitted[at] ?? []) {
      const { model: name } = model.card;
      if (!models.includes(name)) continue;
      onProgress?.(`${court.task.series.name}: judging ${name}`);
      const verdict = { scores: await judge(model, court), cpu };
      verdicts[at]?.set(name, [...(verdicts[at]?.get(name) ?? []), verdict]);
    }
  }
}

function rowsOf(
  court: Court,
  model: string,
  bySeed: readonly { readonly scores: readonly Scores[]; readonly cpu: number }[],
): SkillRow[] {
  const { series, ahead } = court.task;
  return series.leads.map((lead, at) => {
    const scores = bySeed.map((each) => each.scores[at] ?? {});
    const metrics = over(scores, mean);
    return {
      series: series.name,
      model,
      lead: lead * series.step,
      knownRain: ahead.some((features) => features.length > 0),
      metrics,
      spread: over(scores, deviation),
      seeds: bySeed.length,
      cpu: mean(bySeed.map(({ cpu }) => cpu)),
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
