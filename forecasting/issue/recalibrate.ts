import type { Forecast } from '../../domain/forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { stretched } from '../conformal.ts';
import { limiter, UNBOUNDED } from '../models/reach.ts';
import type { Course } from './course.ts';
import { forecastOf, type Said } from './forecast-of.ts';
import type { IssueOrder } from './issue.ts';
import { recalibrationAt, toldBandOf } from './told-bands.ts';

/**
 * Makes forecasts of what a model says, hour after hour, with its bands as wide as those told before and come true by each issue
 * teach: levels, times and crests are those of the recalibrated quantiles.
 */
export function recalibrator(
  order: Pick<IssueOrder, 'bands' | 'gauge'>,
  { task, observed }: Course,
): (said: Said, at: number) => Forecast {
  const { model, card } = order.gauge;
  const { values } = observed.target;
  const bands = new Map(order.bands);
  const observedAt = (time: number) => values[(time - observed.start) / HOUR_MS] ?? Number.NaN;

  return (said, at) => {
    const { issued, leads } = said;
    const judging = { issued, leads, trained: card.trained, observed: observedAt };
    const recalibration = recalibrationAt(bands, judging);
    const within = limiter(model.reach ?? UNBOUNDED, task.now[at] ?? Number.NaN);
    const rows = said.rows.map((row, lead) =>
      stretched(row, recalibration[lead]?.stretch ?? 1, { scale: task.scale, within }),
    );
    const forecast = forecastOf({ ...said, rows, recalibration });
    const band = toldBandOf(forecast);
    if (band) bands.set(issued, band);
    return forecast;
  };
}
