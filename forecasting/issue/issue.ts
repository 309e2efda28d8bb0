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
import { forecastOf, rowsAt } from './forecast-of.ts';
import type { Hours } from './hours.ts';
import type { TaskInputs } from './inputs.ts';
import { LONGEST, REACH, seriesOf } from './series-of.ts';

/** What is to be issued: full hours from … to, epoch ms. */
export interface IssueOrder {
  readonly station: Station;
  readonly inputs: TaskInputs;
  readonly gauge: KeptGauge;
  readonly from: number;
  readonly to: number;
  readonly made: number;
}

/**
 * The forecasts of one series for full hours, each from what was known up to its hour and no later. Where the model lacks a
 * value it looks at, its plain stand-in speaks and says why; where there is no value to start from, nobody does. Throws CONFIG
 * naming the first feature that the model was trained on and the registry no longer gives.
 */
export async function issue(order: IssueOrder, hours: Hours): Promise<Forecast[]> {
  const { inputs, gauge, from, to } = order;
  const { leads, scale: name } = hourly(gauge.model.card);
  const series = await seriesOf(inputs, hours, { from: from - REACH * HOUR_MS, to });
  const scale = scaleNamed(name);
  const task = taskOf({ ...bridged(series), leads }, { knownRain: false, longest: LONGEST, scale });
  const issues = Int32Array.from({ length: (to - from) / HOUR_MS + 1 }, (_, at) => REACH + at);
  const [skilled, plain] = await Promise.all([
    gauge.model.predict(task, issues),
    gauge.plain.predict(task, issues),
  ]);
  return Array.from(issues, (at, row) => {
    const lacking = lackingAt(task, gauge, at);
    const rows = rowsAt(lacking === undefined ? skilled : plain, row);
    return { at, lacking, rows };
  })
    .filter(({ rows }) => rows.every((row) => row.every(Number.isFinite)))
    .map(({ at, lacking, rows }) =>
      forecastOf({
        ...order,
        card: gauge.card,
        instead: lacking,
        issued: series.start + at * HOUR_MS,
        now: scale.from(task.now[at] ?? Number.NaN),
        leads,
        rows,
      }),
    );
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
