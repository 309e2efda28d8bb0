import { createHydrologicalBasin } from '../devices/simulator/hydrological-basin.ts';
import { measured, shown } from '../devices/simulator/measure.ts';
import type { Station } from '../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../domain/time.ts';
import type { HourSpan, Hours } from '../forecasting/issue/hours.ts';

/** Neither the weather that the shipped models learned from nor the demo's. */
const SEED = 1_009;

/** A season of floods, to be forecast; the readings begin before it and end after it. */
export const SEASON: HourSpan = { from: Date.UTC(2019, 3, 1), to: Date.UTC(2019, 7, 1) };
const WHOLE: HourSpan = { from: SEASON.from - 40 * DAY_MS, to: SEASON.to + 4 * DAY_MS };

/** What whole gear of the simulated basin says by the hour, with the noise and the steps of its instruments; without faults. */
export function gearHours(stations: ReadonlyMap<string, Station>): Hours {
  const from = WHOLE.from - HOUR_MS;
  const basin = createHydrologicalBasin({ seed: SEED, scenario: 'normal', from });
  const known = new Map<string, Float64Array>();

  function sensed(id: string, property: string): Float64Array {
    const station = stations.get(id) as Station;
    return Float64Array.from({ length: (WHOLE.to - WHOLE.from) / HOUR_MS + 1 }, (_, at) => {
      const time = WHOLE.from + at * HOUR_MS;
      const actual = basin.sense(station, property, { from: time - HOUR_MS, to: time });
      if (actual === undefined) return Number.NaN;
      return shown(measured(actual, { station: id, property, time, faults: [] }), property);
    });
  }

  return async ({ station, property }, span) => {
    const key = `${station}/${property}`;
    const values = known.get(key) ?? sensed(station, property);
    known.set(key, values);
    const index = (time: number) => (time - WHOLE.from) / HOUR_MS;
    return values.subarray(index(span.from), index(span.to) + 1);
  };
}
