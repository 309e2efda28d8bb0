import type { Forecast } from '../../domain/forecast.ts';
import type { Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { Forecasts } from '../models/model.ts';
import type { Task } from '../task.ts';
import type { KeptGauge } from '../train/gauge-folder.ts';
import { type Course, type CourseOf, courseOf } from './course.ts';
import { forecastOf, rowsAt } from './forecast-of.ts';
import type { Hours } from './hours.ts';
import { recalibrator } from './recalibrate.ts';
import type { ToldBands } from './told-bands.ts';

/** What is to be issued: full hours from … to, epoch ms. */
export interface IssueOrder extends CourseOf {
  readonly station: Station;
  readonly from: number;
  readonly to: number;
  readonly made: number;
  /** What was told of the series before, and rehearsed. */
  readonly bands: ToldBands;
}

/**
 * The forecasts of one series for full hours, each from what was known up to its hour and no later, its bands recalibrated by what
 * had come true by then. Where the model lacks a value it looks at, its plain stand-in speaks and says why; where there is no value to
 * start from, nobody does. Throws CONFIG naming the first feature that the model was trained on and the registry no longer gives.
 */
export async function issue(order: IssueOrder, hours: Hours): Promise<Forecast[]> {
  const { gauge } = order;
  const course = await courseOf(order, order, hours);
  const { task, issues } = course;
  const recalibrated = recalibrator(order, course);
  const answers = await answersOf(gauge, course);
  return Array.from(issues, (at, row) => ({ at, ...answers(row) }))
    .filter(({ rows }) => rows.every((row) => row.every(Number.isFinite)))
    .map(({ at, lacking, rows }) => {
      const said = {
        ...order,
        card: gauge.card,
        instead: lacking,
        issued: course.observed.start + at * HOUR_MS,
        now: task.scale.from(task.now[at] ?? Number.NaN),
        leads: task.series.leads,
        rows,
      };
      return lacking === undefined ? recalibrated(said, at) : forecastOf(said);
    });
}

/** By row of the issues: the model's quantiles, or those of its stand-in and what the model lacks. */
async function answersOf({ model, plain }: KeptGauge, { task, issues }: Course) {
  const skilled = await model.predict(task, issues);
  const wanted = new Set(model.card.features.past);
  const lacks = Array.from(issues, (at) => lackingAt(task, wanted, at));
  const isLacking = lacks.some((lacking) => lacking !== undefined);
  const standIn: Forecasts = isLacking ? await plain.predict(task, issues) : [];
  return (row: number) => {
    const lacking = lacks[row];
    return { lacking, rows: rowsAt(lacking === undefined ? skilled : standIn, row) };
  };
}

/** The first feature that a model looks at and that is not there at a step. */
function lackingAt({ past }: Task, wanted: ReadonlySet<string>, at: number): string | undefined {
  return past.find(({ name, values }) => wanted.has(name) && Number.isNaN(values[at]))?.name;
}
