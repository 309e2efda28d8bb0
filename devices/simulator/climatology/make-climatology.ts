import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { REPORTED_BASINS, type ReportedBasin } from '../../basin/reported-basins.ts';
import { SUB_BASINS, type SubBasinName } from '../../basin/sub-basins.ts';
import { hourlyWater } from '../hourly-water.ts';
import { createWeather, type Weather } from '../weather/weather.ts';

/*
 * Thirty years of the simulated basin by the day, against which a house that has no record of its own yet tells drought and low
 * water: `node devices/simulator/climatology/make-climatology.ts FILE`. Its seed is not that of the house's basin, so that no
 * house is judged by the very years it lives in.
 */
const SEED = 11;
const [FROM, TO] = [Date.UTC(1991, 0), Date.UTC(2021, 0)];
const DAYS = (TO - FROM) / DAY_MS;
const XINGZI = '62601200';

const weather = createWeather({ seed: SEED, scenario: 'normal' });
const water = hourlyWater({ seed: SEED, scenario: 'normal', weather, from: FROM });
const outlets = [...new Set(REPORTED_BASINS.flatMap((basin) => basin.outlets))];

const table = {
  about: 'Days of the simulated basin from 00:00 UTC; nothing here was measured.',
  seed: SEED,
  from: FROM,
  days: DAYS,
  /** 0.1 mm. */
  rain: byBasin((name, from, to) => weather.areal(name, from, to)),
  evaporation: byBasin((name, from, to) => weather.evaporation(name, from, to)),
  /** Means of the days: cm at Xingzi, m3/s at the outlets. */
  stage: daily((day) => Math.round(100 * meanOf(`stage/${XINGZI}`, day))),
  discharge: Object.fromEntries(
    outlets.map((id) => [id, daily((day) => rounded(meanOf(`discharge/${id}`, day)))]),
  ),
};
writeFileSync(process.argv[2] ?? 'simulated-climatology.json.gz', gzipSync(JSON.stringify(table)));

function daily(of: (day: number) => number): number[] {
  return Array.from({ length: DAYS }, (_, day) => of(day));
}

function byBasin(of: Weather['areal']): Record<string, number[]> {
  const tenths = (basin: ReportedBasin) =>
    daily((day) => Math.round(10 * arealMean(basin, (name) => of(name, at(day), at(day + 1)))));
  return Object.fromEntries(REPORTED_BASINS.map((basin) => [basin.id, tenths(basin)]));
}

function arealMean({ of }: ReportedBasin, mm: (name: SubBasinName) => number): number {
  const all = of.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
  return of.reduce((sum, name) => sum + (mm(name) * SUB_BASINS[name].area) / all, 0);
}

function meanOf(series: Parameters<typeof water>[0], day: number): number {
  let sum = 0;
  for (let hour = 1; hour <= 24; hour++) sum += water(series, at(day) + hour * HOUR_MS) ?? 0;
  return sum / 24;
}

function rounded(flow: number): number {
  return Number(flow.toPrecision(3));
}

function at(day: number): number {
  return FROM + day * DAY_MS;
}
