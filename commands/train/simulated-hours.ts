import { createHydrologicalBasin } from '../../devices/simulator/hydrological-basin.ts';
import type { Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { HourSpan, Hours } from '../../forecasting/issue/hours.ts';

/** Another weather than any house is shown: its seed is not the simulator's. */
const SEED = 61;

/** What perfect gear of the simulated basin would have said, each series asked once for the whole span. */
export function simulatedHours(stations: ReadonlyMap<string, Station>, whole: HourSpan): Hours {
  const from = whole.from - HOUR_MS;
  const basin = createHydrologicalBasin({ seed: SEED, scenario: 'normal', from });
  const known = new Map<string, Float64Array>();

  function sensed(id: string, property: string): Float64Array {
    const station = stations.get(id) as Station;
    return Float64Array.from({ length: (whole.to - whole.from) / HOUR_MS + 1 }, (_, at) => {
      const to = whole.from + at * HOUR_MS;
      return basin.sense(station, property, { from: to - HOUR_MS, to }) ?? Number.NaN;
    });
  }

  return async ({ station, property }, span) => {
    const key = `${station}/${property}`;
    const values = known.get(key) ?? sensed(station, property);
    known.set(key, values);
    const index = (time: number) => (time - whole.from) / HOUR_MS;
    return values.subarray(index(span.from), index(span.to) + 1);
  };
}
