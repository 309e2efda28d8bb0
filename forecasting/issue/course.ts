import { PoyangError } from '../../domain/errors.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { ModelCard } from '../models/card.ts';
import { spokenDuration } from '../series/duration.ts';
import type { Series } from '../series/series.ts';
import { scaleNamed } from '../target-scale.ts';
import { type Task, taskOf } from '../task.ts';
import type { KeptGauge } from '../train/gauge-folder.ts';
import { bridged } from './bridged.ts';
import type { HourSpan, Hours } from './hours.ts';
import type { TaskInputs } from './inputs.ts';
import { LONGEST, REACH, seriesOf } from './series-of.ts';

/** A series as a model sees it, and as it was observed: what fills a gap has not come true. */
export interface Course {
  readonly task: Task;
  readonly observed: Series;
  /** Steps of the hours of the span. */
  readonly issues: Int32Array;
}

/** Of which series, by which model. */
export interface CourseOf {
  readonly inputs: TaskInputs;
  readonly gauge: KeptGauge;
}

/** What a model may know at each hour of a span, and no later. Throws CONFIG for a model of another step than the hour. */
export async function courseOf(
  { inputs, gauge }: CourseOf,
  { from, to }: HourSpan,
  hours: Hours,
): Promise<Course> {
  const { model } = gauge;
  const { leads, scale: name } = hourly(model.card);
  const observed = await seriesOf(inputs, hours, { from: from - REACH * HOUR_MS, to });
  const task = taskOf(
    { ...bridged(observed), leads },
    {
      knownRain: false,
      longest: LONGEST,
      from: Math.max(0, REACH - (model.lookBack ?? 0)),
      scale: scaleNamed(name),
    },
  );
  const count = (to - from) / HOUR_MS + 1;
  return { task, observed, issues: Int32Array.from({ length: count }, (_, at) => REACH + at) };
}

function hourly(card: ModelCard): ModelCard {
  if (card.step === HOUR_MS) return card;
  const step = spokenDuration(card.step);
  throw new PoyangError(
    'CONFIG',
    `The ${card.model} for ${card.series} was trained on steps of ${step}, but the house forecasts by the hour: train it on hours.`,
  );
}
