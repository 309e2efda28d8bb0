import { createHydrologicalBasin } from '../devices/simulator/hydrological-basin.ts';
import { builtInStations } from '../devices/stations/built-in-stations.ts';
import type { Station } from '../domain/station.ts';
import { DAY_MS, MINUTE_MS } from '../domain/time.ts';
import { lakeDates, lowDays, regime, SEEDS } from './basin-lake.ts';
import { drawBasin } from './basin-pictures.ts';
import { extremesTable, rainTable, runoffTable } from './basin-tables.ts';
import { type Bench, type BenchTable, spread } from './table.ts';

export const basin: Bench = {
  name: 'basin',
  summary: 'the simulated basin beside the published, and how fast it runs; goal 1,000 × real time',

  async run({ rounds, pictures, say }) {
    if (pictures) drawBasin(pictures, say);
    return [
      rainTable(),
      extremesTable(),
      runoffTable(),
      lakeDates(),
      regime(),
      lowDays(SEEDS[0]),
      speed(rounds),
    ];
  },
};

const STATIONS = 1_000;
const MINUTES = 20;

function speed(rounds: number): BenchTable {
  const from = Date.UTC(2026, 5, 10);
  const stations = thousandStations();
  const basin = createHydrologicalBasin({ seed: SEEDS[0], scenario: 'normal', from });
  const start = performance.now();
  senseAll(basin, stations, from, 1);
  const begun = performance.now() - start;
  const times = Array.from({ length: rounds }, (_, round) => {
    const before = process.cpuUsage();
    senseAll(basin, stations, from + round * DAY_MS, MINUTES);
    const { user, system } = process.cpuUsage(before);
    return (MINUTES * 60e6) / (user + system);
  });
  return {
    title: `${STATIONS.toLocaleString('en')} stations at steps of a minute, all their series`,
    columns: ['measured', 'value'],
    rows: [
      ['times real time, on one core', spread(times)],
      ['to the first reading, ms', spread([begun])],
    ],
  };
}

/** Stations of the registry over and over, each time in another place. */
function thousandStations(): Station[] {
  const known = builtInStations();
  return Array.from({ length: STATIONS }, (_, index) => {
    const station = known[index % known.length] as Station;
    return { ...station, lon: station.lon + 0.01 * Math.floor(index / known.length) };
  });
}

function senseAll(
  basin: ReturnType<typeof createHydrologicalBasin>,
  stations: readonly Station[],
  from: number,
  minutes: number,
): void {
  for (let minute = 1; minute <= minutes; minute++) {
    const to = from + minute * MINUTE_MS;
    for (const station of stations)
      for (const { property } of station.series)
        basin.sense(station, property, { from: to - MINUTE_MS, to });
  }
}
