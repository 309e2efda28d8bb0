import {
  DAYS_BACK,
  HOURS_BACK,
  type Observed,
  windowOf,
} from '../../../devices/basin/assimilation/observed.ts';
import {
  type WantedSeries,
  wantedSeries,
} from '../../../devices/basin/assimilation/wanted-series.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import type { Store } from '../../../infra/store/store.ts';

/**
 * What the store holds of the basin up to a full hour. One question after the other, so that those of people fall between.
 */
export async function gatherObserved(
  store: Store,
  stations: ReadonlyMap<string, Station>,
  time: number,
): Promise<Observed> {
  const begin = windowOf(time);
  const series = [];
  for (const wanted of wantedSeries(stations)) {
    const read = (from: number, step: number, length: number) =>
      stepsOf(store, wanted, { from, step, length });
    const hours = await read(begin.hours, HOUR_MS, HOURS_BACK);
    const days = wanted.long ? await read(begin.days, DAY_MS, DAYS_BACK) : undefined;
    series.push({ ...wanted, hours, days });
  }
  return { time, series };
}

/** Whether the water was read at all in the last days: without, there is nothing to start from. */
export function saysWater({ series }: Observed): boolean {
  return series.some(
    ({ property, hours }) =>
      (property === 'stage' || property === 'discharge') &&
      hours.some((value) => !Number.isNaN(value)),
  );
}

/** Steps of equal length from a time on, ms. */
interface Steps {
  readonly from: number;
  readonly step: number;
  readonly length: number;
}

/** The sum or the mean of the usable readings in each step, NaN where there is none. */
async function stepsOf(store: Store, wanted: WantedSeries, steps: Steps): Promise<Float64Array> {
  const { from, step, length } = steps;
  const { station, property, kind } = wanted;
  const span = { from, to: from + length * step, step, origin: from };
  const values = new Float64Array(length).fill(Number.NaN);
  for (const { time, count, sum } of await store.aggregate({ station, property, ...span }))
    if (count > 0) values[(time - from) / step] = kind === 'total' ? sum : sum / count;
  return values;
}
