import { PoyangError } from '../../domain/errors.ts';
import { crps } from '../metrics/crps.ts';
import { mean } from '../metrics/mean.ts';
import type { Model } from '../models/model.ts';
import { actuals, type Task } from '../task.ts';
import type { KeptGauge } from './gauge-folder.ts';
import type { TrainedGauge } from './train-gauge.ts';

/** How champion and challenger did on the same recent issues, which the challenger did not learn from. */
export interface Verdict {
  readonly replaces: boolean;
  /** One sentence, as it is written down. */
  readonly because: string;
}

/**
 * Whether a model just trained takes the place of the one in use: only where its CRPS, as a mean over the leads, is less on the recent
 * issues, or where the other can no longer be used.
 */
export async function challenge(
  champion: KeptGauge | undefined,
  { model, task, split }: TrainedGauge,
): Promise<Verdict> {
  if (!champion) return { replaces: true, because: 'the first model here' };
  const before = await scoreOf(champion.model, task, split.test);
  if (before instanceof PoyangError) return { replaces: true, because: before.message };
  const after = (await scoreOf(model, task, split.test)) as number;
  const figures = `CRPS ${after.toPrecision(3)} against ${before.toPrecision(3)} on ${split.test.length} recent issues`;
  return { replaces: after < before, because: figures };
}

/** Mean CRPS over the leads; the refusal of a model that lacks a feature. */
async function scoreOf(
  model: Model,
  task: Task,
  issues: Int32Array,
): Promise<number | PoyangError> {
  try {
    const forecasts = await model.predict(task, issues);
    const { leads } = task.series;
    return mean(
      leads.map((lead, at) => crps(actuals(task, issues, lead), forecasts[at] as Float64Array)),
    );
  } catch (error) {
    if (error instanceof PoyangError && error.code === 'CONFIG') return error;
    throw error;
  }
}
