import type { Basin } from '../../../devices/simulator/basin.ts';
import { createHydrologicalBasin } from '../../../devices/simulator/hydrological-basin.ts';
import type { Scenario } from '../../../devices/simulator/weather/scenarios.ts';
import { builtInStations, simulatedStations } from '../../../devices/stations/built-in-stations.ts';
import type { Observation } from '../../../domain/observation.ts';
import { propertyOf } from '../../../domain/property.ts';
import type { Station } from '../../../domain/station.ts';
import { DAY_MS } from '../../../domain/time.ts';
import type { Speakers } from '../../../forecasting/risk/speakers.ts';
import type { Aggregate, AggregateQuery } from '../../../infra/store/store.ts';

/** The stations of the simulated basin. */
export const STATIONS = simulatedStations(builtInStations());

/** A simulated season as a store would tell it by the day, gear without faults: of a total the day's, else the value at its end. */
export function simulatedSeason(scenario: Scenario, from: number) {
  const basin = createHydrologicalBasin({ seed: 6, scenario, from });
  const byId = new Map(STATIONS.map((station) => [station.id, station]));
  const store = { aggregate: async (query: AggregateQuery) => days(basin, byId, { query, from }) };
  return { store, speakersAt: (hour: number) => speakersAt(basin, hour) };
}

function days(
  basin: Basin,
  stations: ReadonlyMap<string, Station>,
  { query, from: first }: { query: AggregateQuery; from: number },
): Aggregate[] {
  const { station, property, from, to, step } = query;
  const its = stations.get(station) as Station;
  const all: Aggregate[] = [];
  for (let time = from; time + step <= to; time += step) {
    if (time < first) continue;
    const value = basin.sense(its, property, { from: time - 1, to: time + step - 1 });
    if (value === undefined) continue;
    const isTotal = propertyOf(property)?.kind === 'total';
    const same = { min: value, max: value, first: value, last: value };
    all.push({ time, count: 24, excluded: 0, ...same, sum: isTotal ? value : 24 * value });
  }
  return all;
}

/** All stations with their stage at an hour. */
function speakersAt(basin: Basin, hour: number): Speakers {
  const latest = STATIONS.flatMap((station): [string, Observation][] => {
    const value = basin.sense(station, 'stage', { from: hour - DAY_MS / 24, to: hour });
    if (value === undefined || !station.series.some((one) => one.property === 'stage')) return [];
    const observation: Observation = {
      ...{ station: station.id, property: 'stage', time: hour, value, received: hour },
      ...{ reasons: 0, raw: { partition: 0, offset: 0 } },
      flag: 1,
    };
    return [[`${station.id}/stage`, observation]];
  });
  return { origin: 'simulated', stations: STATIONS, latest: new Map(latest), hour };
}
