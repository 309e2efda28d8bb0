import type { Recalibration } from '../../domain/forecast.ts';
import { stretchAfter, type Verified } from '../conformal.ts';
import type { Model } from '../models/model.ts';
import { UNBOUNDED } from '../models/reach.ts';
import { pick } from '../models/standardise.ts';
import { rowOf, WIDTH } from '../quantiles.ts';
import type { Task } from '../task.ts';

/** So many hours of the past a model forecasts before its first issue here, to learn how wide its bands must be. */
export const REHEARSED = 20 * 24;

/** What is rehearsed: steps, ascending, and what was observed at every step of the task. */
export interface Rehearsal {
  readonly issues: Int32Array;
  readonly observed: Float64Array;
}

/**
 * What a model just put to use knows of its bands: it forecasts steps of the past, and is stretched by what had come true until the
 * last of them, as it would be had it been in use. None of that counts as issued. Stretch 1 where the past is not known.
 */
export async function firstRecalibration(
  model: Model,
  task: Task,
  rehearsal: Rehearsal,
): Promise<Recalibration[]> {
  const forecasts = await model.predict(task, rehearsal.issues);
  return task.series.leads.map((lead, at) => {
    const quantiles = forecasts[at] as Float64Array;
    const verified = comeTrue(task, rehearsal, { quantiles, lead });
    const { reach = UNBOUNDED } = model;
    return { stretch: stretchAfter({ ...verified, reach }, task.scale), judged: 0, held: 0 };
  });
}

function comeTrue(
  { now }: Task,
  { issues, observed }: Rehearsal,
  { quantiles, lead }: Pick<Verified, 'quantiles' | 'lead'>,
): Omit<Verified, 'reach'> {
  const last = issues.at(-1) ?? 0;
  const rows = [...issues.keys()].filter((row) => {
    const time = (issues[row] ?? 0) + lead;
    const isKnown = time <= last && !Number.isNaN(observed[time]);
    return isKnown && rowOf(quantiles, row).every(Number.isFinite);
  });
  const chosen = Int32Array.from(rows, (row) => issues[row] ?? 0);
  const ofThem = new Float64Array(rows.length * WIDTH);
  for (const [at, row] of rows.entries()) ofThem.set(rowOf(quantiles, row), at * WIDTH);
  return {
    quantiles: ofThem,
    actual: Float64Array.from(chosen, (issue) => observed[issue + lead] ?? Number.NaN),
    issues: chosen,
    lead,
    now: pick(now, chosen),
  };
}
