import { PoyangError } from '../../domain/errors.ts';
import type { Forecast } from '../../domain/forecast.ts';
import type { Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { ModelCard } from '../models/card.ts';
import { spokenDuration } from '../series/duration.ts';
import { scaleNamed } from '../target-scale.ts';
import type { Task } from '../task.ts';
import { taskOf } from '../task.ts';
import type { KeptGauge } from '../train/gauge-folder.ts';
import { bridged } from './bridged.ts';
import { REHEARSED } from './first-stretch.ts';
import { forecastOf, rowsAt } from './forecast-of.ts';
import type { Hours } from './hours.ts';
import type { TaskInputs } from './inputs.ts';
import { type Course, isRehearsed, recalibrator, stepsBetween } from './recalibrate.ts';
import { LONGEST, REACH, seriesOf } from './series-of.ts';
import type { ToldBands } from './told-bands.ts';

/** What is to be issued: full hours from … to, epoch ms. */
export interface IssueOrder {
  readonly station: Station;
  readonly inputs: TaskInputs;
  readonly gauge: KeptGauge;
  readonly from: number;
  readonly to: number;
  readonly made: number;
  /** What was told of the series before. */
  readonly bands: ToldBands;
}

/**
 * The forecasts of one series for full hours, each from what was known up to its hour and no later, its bands recalibrated by what
 * had come true by then. Where the model lacks a value it looks at, its plain stand-in speaks and says why; where there is no value to
 * start from, nobody does. Throws CONFIG naming the first feature that the model was trained on and the registry no longer gives.
 */
export async function issue(order: IssueOrder, hours: Hours): Promise<Forecast[]> {
  const { gauge, from, to } = order;
  const before = isRehearsed(order) ? REACH : REACH + REHEARSED;
  const course = await courseOf(order, hours, before);
  const { task } = course;
  const issues = stepsBetween(before, before + (to - from) / HOUR_MS);
  const [skilled, plain] = await Promise.all([
    gauge.model.predict(task, issues),
    gauge.plain.predict(task, issues),
  ]);
  const recalibrate = await recalibrator(order, course, before);
  return Array.from(issues, (at, row) => {
    const lacking = lackingAt(task, gauge, at);
    const rows = rowsAt(lacking === undefined ? skilled : plain, row);
    return { at, lacking, rows };
  })
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
      return lacking === undefined ? recalibrate(said, at) : forecastOf(said);
    });
}
async function courseOf(
  { inputs, gauge, from, to }: IssueOrder,
  hours: Hours,
  before: number,
): Promise<Course> {
  const { leads, scale: name } = hourly(gauge.model.card);
  const observed = await seriesOf(inputs, hours, { from: from - before * HOUR_MS, to });
  const scale = scaleNamed(name);
  const options = { knownRain: false, longest: LONGEST, scale };
  return { task: taskOf({ ...bridged(observed), leads }, options), observed };
}

function hourly(card: ModelCard): ModelCard {
  if (card.step === HOUR_MS) return card;
  const step = spokenDuration(card.step);
  throw new PoyangError(
    'CONFIG',
    `The ${card.model} for ${card.series} was trained on steps of ${step}, but the house forecasts by the hour: train it on hours.`,
  );
}

/** The first feature that the model looks at and that is not there at a step. */
function lackingAt({ past }: Task, { model }: KeptGauge, at: number): string | undefined {
  const wanted = new Set(model.card.features.past);
  return past.find(({ name, values }) => wanted.has(name) && Number.isNaN(values[at]))?.name;
}
