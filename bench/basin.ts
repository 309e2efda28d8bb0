import {
  FIRST_YEAR,
  type GaugedRiver,
  PUBLISHED_RUNOFF,
  stationRunoff,
} from '../devices/basin/calibration/annual-runoff.ts';
import type { Water } from '../devices/simulator/hourly-water.ts';
import { createHydrologicalBasin } from '../devices/simulator/hydrological-basin.ts';
import {
  PUBLISHED_SEASONS,
  SEASONS,
  weatherStatistics,
} from '../devices/simulator/weather/statistics.ts';
import { createWeather } from '../devices/simulator/weather/weather.ts';
import { builtInStations } from '../devices/stations/built-in-stations.ts';
import type { Station } from '../domain/station.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { lakeDates, lowDays, waterFrom } from './basin-lake.ts';
import { type Bench, type BenchTable, spread } from './table.ts';

export const basin: Bench = {
  name: 'basin',
  summary: 'the simulated basin beside the published, and how fast it runs; goal 1,000 × real time',

  async run({ rounds }) {
    const years = Array.from({ length: 60 }, (_, index) => 2030 + index);
    return [rainTable(years), runoffTable(), lakeDates(), lowDays(SEED), speed(rounds)];
  },
};

const SEED = 6;

function rainTable(years: readonly number[]): BenchTable {
  const weather = createWeather({ seed: SEED, scenario: 'normal' });
  const rows = weatherStatistics(weather, years).map((river) => [
    river.river,
    Math.round(river.mean),
    Math.round(river.publishedMean),
    river.variation.toFixed(2),
    river.publishedVariation.toFixed(2),
    ...SEASONS.map((season) => river.seasons[season].toFixed(2)),
  ]);
  const published = SEASONS.map((season) => PUBLISHED_SEASONS[season].join('–'));
  return {
    title: `Rain of ${years.length} years made up, mm a year`,
    columns: ['river', 'mean', 'published', 'variation', 'published', ...SEASONS],
    rows: [...rows, ['published', '', '', '', '', ...published]],
  };
}

/** The stations of the annual table that are gauges of the registry. */
const CONTROL: Readonly<Record<GaugedRiver, string>> = {
  gan: '62302250',
  fu: '62402400',
  xin: 'meigang',
  lean: 'hushan',
  chang: 'dufengkeng',
  liao: '62517400',
  xiu: 'qiujin',
};

/** Over the years of the table, whose rain the weather keeps to. */
function runoffTable(): BenchTable {
  const water = waterFrom(FIRST_YEAR, { seed: SEED, scenario: 'normal' });
  const rows = Object.entries(CONTROL).map(([river, id]) => {
    const published = PUBLISHED_RUNOFF[river as GaugedRiver];
    const years = stationRunoff(published);
    const table = years.reduce((sum, mm) => sum + mm, 0) / years.length;
    const flow = meanOver(water, `discharge/${id}`, FIRST_YEAR, FIRST_YEAR + years.length);
    const mm = (flow * 365.25 * 86_400) / (published.gauged * 1000);
    return [river, Math.round(mm), Math.round(table), `${(100 * (mm / table - 1)).toFixed(1)} %`];
  });
  return {
    title: 'Runoff at the control stations of 2006 to 2019, mm a year',
    columns: ['river', 'mean', 'published', 'difference'],
    rows,
  };
}

const STATIONS = 1_000;
const MINUTES = 20;

function speed(rounds: number): BenchTable {
  const from = Date.UTC(2026, 5, 10);
  const stations = thousandStations();
  const basin = createHydrologicalBasin({ seed: SEED, scenario: 'normal', from });
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

function meanOver(water: Water, series: Parameters<Water>[0], first: number, end: number): number {
  const [from, to] = [Date.UTC(first, 0), Date.UTC(end, 0)];
  let sum = 0;
  for (let time = from; time < to; time += HOUR_MS) sum += water(series, time + HOUR_MS) ?? 0;
  return sum / ((to - from) / HOUR_MS);
}
