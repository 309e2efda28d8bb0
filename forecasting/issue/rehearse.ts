import type { Recalibration } from '../../domain/forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { stretchAfter, type Verified } from '../conformal.ts';
import { UNBOUNDED } from '../models/reach.ts';
import { pick } from '../models/standardise.ts';
import { rowOf, WIDTH } from '../quantiles.ts';
import { type Course, type CourseOf, courseOf } from './course.ts';
import type { Hours } from './hours.ts';
import type { ToldBand, ToldBands } from './told-bands.ts';

/** So many hours of the past a model forecasts before its first issue here. */
const REHEARSED = 20 * 24;

/** Whether its model has told something before an hour, or rehearsed. */
export function isRehearsed(bands: ToldBands, trained: number, hour: number): boolean {
  return bands.entries().some(([issued, band]) => issued < hour && band.trained === trained);
}

/**
 * What a model just put to use knows at an hour of how wide its bands must be: it forecasts the twenty days before, and is stretched by
 * what had come true, as it would be had it been in use. None of that counts as told. Stretch 1 where the past is not known.
 */
export async function rehearse(of: CourseOf, hour: number, hours: Hours): Promise<ToldBand> {
  const { model, card } = of.gauge;
  const span = { from: hour - REHEARSED * HOUR_MS, to: hour };
  const course = await courseOf(of, span, hours);
  const { task, issues } = course;
  const forecasts = await model.predict(task, issues);
  const recalibration = task.series.leads.map((lead, at): Recalibration => {
    const verified = comeTrue(course, { quantiles: forecasts[at] as Float64Array, lead });
    const { reach = UNBOUNDED } = model;
    return { stretch: stretchAfter({ ...verified, reach }, task.scale), judged: 0, held: 0 };
  });
  return { trained: card.trained, bands: [], recalibration };
}

function comeTrue(
  { task: { now }, observed, issues }: Course,
  { quantiles, lead }: Pick<Verified, 'quantiles' | 'lead'>,
): Omit<Verified, 'reach'> {
  const { values } = observed.target;
  const rows = [...issues.keys()].filter((row) => {
    const actual = values[(issues[row] ?? 0) + lead] ?? Number.NaN;
    return !Number.isNaN(actual) && rowOf(quantiles, row).every(Number.isFinite);
  });
  const chosen = Int32Array.from(rows, (row) => issues[row] ?? 0);
  const ofThem = new Float64Array(rows.length * WIDTH);
  for (const [at, row] of rows.entries()) ofThem.set(rowOf(quantiles, row), at * WIDTH);
  return {
    quantiles: ofThem,
    actual: Float64Array.from(chosen, (issue) => values[issue + lead] ?? Number.NaN),
    issues: chosen,
    lead,
    now: pick(now, chosen),
  };
}
