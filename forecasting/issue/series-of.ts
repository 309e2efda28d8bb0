import { HOUR_MS } from '../../domain/time.ts';
import type { Column, Series } from '../series/series.ts';
import type { HourSpan, Hours } from './hours.ts';
import type { Input, TaskInputs } from './inputs.ts';

/** How far ahead a forecast looks, hours. */
export const LEADS: readonly number[] = [1, 3, 6, 12, 24, 48, 72];

/** The longest window of a feature, hours: a house knows that much of its past within minutes of its first start. */
export const LONGEST = 7 * 24;

/** So many hours before an issue decide its features: the longest window, and a day that lags look back. */
export const REACH = LONGEST + 24;

/** The series of a task over a span, at hourly steps, called by its station and property. */
export async function seriesOf(
  { station, property, target, forcings }: TaskInputs,
  hours: Hours,
  span: HourSpan,
): Promise<Series> {
  const column = (input: Input) => columnOf(input, hours, span);
  return {
    name: `${station}/${property}`,
    start: span.from,
    step: HOUR_MS,
    length: (span.to - span.from) / HOUR_MS + 1,
    target: await column(target),
    forcings: await Promise.all(forcings.map(column)),
    leads: LEADS,
  };
}

async function columnOf({ of, ...input }: Input, hours: Hours, span: HourSpan): Promise<Column> {
  const all = await Promise.all(of.map((ref) => hours(ref, span)));
  return { ...input, values: all.length === 1 ? (all[0] as Float64Array) : meanOf(all) };
}

/** Hour by hour the mean of those that are known. */
function meanOf(all: readonly Float64Array[]): Float64Array {
  const means = new Float64Array(all[0]?.length ?? 0);
  for (let at = 0; at < means.length; at++) {
    let [sum, count] = [0, 0];
    for (const values of all) {
      const value = values[at] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    means[at] = sum / count;
  }
  return means;
}
