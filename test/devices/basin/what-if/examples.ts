import { HOURS_BACK, type Observed } from '../../../../devices/basin/assimilation/observed.ts';
import { wantedSeries } from '../../../../devices/basin/assimilation/wanted-series.ts';
import { createHydrologicalBasin } from '../../../../devices/simulator/hydrological-basin.ts';
import { builtInStations } from '../../../../devices/stations/built-in-stations.ts';
import { DAY_MS, HOUR_MS } from '../../../../domain/time.ts';

/** 1 July 2025, 00:00 UTC. */
export const START = Date.UTC(2025, 6, 1);

export const STATIONS = new Map(builtInStations().map((station) => [station.id, station]));

/** What sound gear of the simulated basin would have told up to a time, without the months before the hours. */
export function observedBasin(time = START): Observed {
  const basin = createHydrologicalBasin({ seed: 6, scenario: 'normal', from: time - 60 * DAY_MS });
  const begin = time - HOURS_BACK * HOUR_MS;
  const series = wantedSeries(STATIONS).map((wanted) => {
    const station = STATIONS.get(wanted.station);
    const hours = Float64Array.from({ length: HOURS_BACK }, (_, hour) => {
      const to = begin + (hour + 1) * HOUR_MS;
      const from = wanted.kind === 'total' ? to - HOUR_MS : to - 60_000;
      return station
        ? (basin.sense(station, wanted.property, { from, to }) ?? Number.NaN)
        : Number.NaN;
    });
    return { ...wanted, hours };
  });
  return { time, series };
}
