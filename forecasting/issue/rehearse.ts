import type { Recalibration } from '../../domain/forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { stretchNeeded, type Verified } from '../conformal.ts';
import { rowOf, WIDTH } from '../quantiles.ts';
import { type Course, type CourseOf, courseOf } from './course.ts';
import type { Hours } from './hours.ts';
import { newestBefore, type ToldBand } from './told-bands.ts';

/** So many hours of the past a model forecasts before its first issue here. */
const REHEARSED = 20 * 24;

/**
 * Lets a model rehearse before an hour where it has told too little here: at first, and again after 1, 2, 4, 8 … of its forecasts have
 * come true while the past was short, for it may have been filled meanwhile. What it told stays counted.
 */
export async function rehearseIfNew(
  of: CourseOf & { readonly bands: Map<number, ToldBand>; readonly from: number },
  hours: Hours,
): Promise<void> {
  const { bands, from } = of;
  const { trained } = of.gauge.card;
  const newest = newestBefore(bands, { issued: from, trained });
  const told = newest === undefined ? undefined : bands.get(newest);
  if (told && !isShort(told)) return;
  const hour = newest ?? from - HOUR_MS;
  const rehearsed = await rehearse(of, hour, hours);
  const recalibration = rehearsed.recalibration.map((fresh, at) => {
    const known = told?.recalibration[at] ?? fresh;
    return fresh.rehearsed < known.rehearsed ? known : { ...known, ...pastOf(fresh) };
  });
  bands.set(hour, { ...rehearsed, ...told, recalibration });
}

function pastOf({ stretch, rehearsed }: Recalibration) {
  return { stretch, rehearsed };
}

function isShort({ recalibration: [first] }: ToldBand): boolean {
  const { rehearsed, judged } = first ?? { rehearsed: 0, judged: 0 };
  const isTurn = (judged & (judged - 1)) === 0;
  return isTurn && rehearsed + judged < 0.9 * REHEARSED;
}

/**
 * What a model just put to use knows at an hour of how wide its bands must be: it forecasts the twenty days before, and is stretched as what
 * had come true of that wanted. None of that counts as told. Stretch 1 where the past is not known.
 */
export async function rehearse(of: CourseOf, hour: number, hours: Hours): Promise<ToldBand> {
  const { model, card } = of.gauge;
  const span = { from: hour - REHEARSED * HOUR_MS, to: hour };
  const course = await courseOf(of, span, hours);
  const { task, issues } = course;
  const forecasts = await model.predict(task, issues);
  const recalibration = task.series.leads.map((lead, at): Recalibration => {
    const verified = comeTrue(course, { quantiles: forecasts[at] as Float64Array, lead });
    const stretch = stretchNeeded(verified, task.scale);
    return { stretch, rehearsed: verified.actual.length, judged: 0, held: 0 };
  });
  return { trained: card.trained, bands: [], recalibration };
}

function comeTrue(
  { observed, issues }: Course,
  { quantiles, lead }: Pick<Verified, 'quantiles' | 'lead'>,
): Pick<Verified, 'quantiles' | 'actual'> {
  const actual = Float64Array.from(issues, (issue) => {
    return observed.target.values[issue + lead] ?? Number.NaN;
  });
  const rows = [...issues.keys()].filter((row) => {
    return !Number.isNaN(actual[row]) && rowOf(quantiles, row).every(Number.isFinite);
  });
  const ofThem = new Float64Array(rows.length * WIDTH);
  for (const [at, row] of rows.entries()) ofThem.set(rowOf(quantiles, row), at * WIDTH);
  return { quantiles: ofThem, actual: Float64Array.from(rows, (row) => actual[row] ?? 0) };
}
