import type { Forecast } from '../../domain/forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { stretchedRow } from '../conformal.ts';
import { limiter, UNBOUNDED } from '../models/reach.ts';
import type { Series } from '../series/series.ts';
import type { Task } from '../task.ts';
import { firstRecalibration } from './first-stretch.ts';
import { forecastOf, type Said } from './forecast-of.ts';
import type { IssueOrder } from './issue.ts';
import { REACH } from './series-of.ts';
import { recalibrationAt, toldBandOf } from './told-bands.ts';

/** A series as a model sees it, and as it was observed: what fills a gap has not come true. */
export interface Course {
  readonly task: Task;
  readonly observed: Series;
}

/** Whether its model has told something before the first hour of an order. */
export function isRehearsed({ bands, gauge, from }: Pick<IssueOrder, 'bands' | 'gauge' | 'from'>) {
  const { trained } = gauge.card;
  return [...bands].some(([issued, band]) => issued < from && band.trained === trained);
}

/**
 * Makes forecasts of what a model says, hour after hour from step `first` on, with its bands as wide as those told before and come
 * true by each issue teach: levels, times and crests are those of the recalibrated quantiles.
 */
export async function recalibrator(
  order: Pick<IssueOrder, 'bands' | 'gauge' | 'from'>,
  { task, observed }: Course,
  first: number,
): Promise<(said: Said, at: number) => Forecast> {
  const { model, card } = order.gauge;
  const { values } = observed.target;
  const bands = new Map(order.bands);
  const rehearsal = { issues: stepsBetween(REACH, first), observed: values };
  const begin = isRehearsed(order) ? [] : await firstRecalibration(model, task, rehearsal);

  return (said, at) => {
    const { issued, leads } = said;
    const observedAt = (time: number) => values[(time - observed.start) / HOUR_MS] ?? Number.NaN;
    const judging = { issued, leads, trained: card.trained, observed: observedAt };
    const recalibration = recalibrationAt(bands, judging) ?? begin;
    const within = limiter(model.reach ?? UNBOUNDED, task.now[at] ?? Number.NaN);
    const rows = said.rows.map((row, lead) =>
      stretchedRow(row, recalibration[lead]?.stretch ?? 1, { scale: task.scale, within }),
    );
    const forecast = forecastOf({ ...said, rows, recalibration });
    const band = toldBandOf(forecast);
    if (band) bands.set(issued, band);
    return forecast;
  };
}

/** Steps from … to, both included. */
export function stepsBetween(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
