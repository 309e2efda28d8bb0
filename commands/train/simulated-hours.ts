import { createHydrologicalBasin } from '../../devices/simulator/hydrological-basin.ts';
import type { Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { HourSpan, Hours } from '../../forecasting/issue/hours.ts';

/** Another weather than any house is shown: its seed is not the simulator's. */
const SEED = 61;

/** The weather, and what an instrument makes of what is. */
export interface SimulatedGear {
  readonly seed: number;
  readonly read: (
    actual: number,
    of: { station: string; property: string; time: number },
  ) => number;
}

/** What gear of the simulated basin would have said, perfect unless said otherwise; each series is asked once for the whole span. */
export function simulatedHours(
  stations: ReadonlyMap<string, Station>,
  whole: HourSpan,
  { seed, read }: SimulatedGear = { seed: SEED, read: (actual) => actual },
): Hours {
  const from = whole.from - HOUR_MS;
  const basin = createHydrologicalBasin({ seed, scenario: 'normal', from });
  const known = new Map<string, Float64Array>();

  function sensed(id: string, property: string): Float64Array {
    const station = stations.get(id) as Station;
    return Float64Array.from({ length: (whole.to - whole.from) / HOUR_MS + 1 }, (_, at) => {
      const time = whole.from + at * HOUR_MS;
      const actual = basin.sense(station, property, { from: time - HOUR_MS, to: time });
      return actual === undefined ? Number.NaN : read(actual, { station: id, property, time });
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
