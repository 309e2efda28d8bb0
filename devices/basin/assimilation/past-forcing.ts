import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import type { Forcing } from '../basin-model.ts';
import { type River, SUB_BASIN_NAMES, SUB_BASINS, type SubBasinName } from '../sub-basins.ts';
import { yangtzeSeason } from '../yangtze.ts';
import { arealMeans, type Point } from './areal-mean.ts';
import {
  DAYS_BACK,
  HOURS_BACK,
  HOURS_FITTED,
  type Observed,
  type ObservedSeries,
  windowOf,
} from './observed.ts';
import { meanEvaporation, partOfDay, seasonRain } from './season.ts';

/** What fell, rose and came from outside before the start: as observed, and where nothing was, as in the season. */
export interface PastForcing {
  /** By day, before the hours: so many days that the model forgets where it began. */
  readonly days: readonly Forcing[];
  readonly hours: readonly Forcing[];
  /** Share of the hours and sub-basins of the last 30 days whose rain was observed. */
  readonly rainKnown: number;
}

/** Days of the season before the observed ones. */
export const SEASON_DAYS = 300;

/** The forcing of the past. `yangtze` is by hour, m3/s, NaN where not known. */
export function pastForcing(observed: Observed, yangtze: Float64Array): PastForcing {
  const begin = windowOf(observed.time);
  const rain = arealMeans(pointsOf(observed, 'hours'), HOURS_BACK);
  const rainOfDays = arealMeans(pointsOf(observed, 'days'), DAYS_BACK);
  const dryness = evaporationRatio(observed, begin.hours);
  const flows = filled(yangtze, begin.hours);

  const hours = Array.from({ length: HOURS_BACK }, (_, hour): Forcing => {
    const time = begin.hours + hour * HOUR_MS;
    const part = partOfDay(time) * dryness;
    return {
      rain: perSubBasin((name) => or(rain[name][hour], seasonRain(name, time))),
      evaporation: perSubBasin((name) => meanEvaporation(name, time) * part),
      yangtze: flows[hour] ?? yangtzeSeason(time),
    };
  });
  const days = Array.from({ length: SEASON_DAYS + DAYS_BACK }, (_, day): Forcing => {
    const time = begin.days + (day - SEASON_DAYS) * DAY_MS;
    const known = (name: SubBasinName) => rainOfDays[name][day - SEASON_DAYS];
    return {
      rain: perSubBasin((name) => or(known(name), 24 * seasonRain(name, time))),
      evaporation: perSubBasin((name) => meanEvaporation(name, time)),
      yangtze: yangtzeSeason(time),
    };
  });
  return { days, hours, rainKnown: rainKnown(rain) };
}

/** A value for each sub-basin. */
export function perSubBasin<T>(of: (name: SubBasinName) => T): Record<SubBasinName, T> {
  const values = {} as Record<SubBasinName, T>;
  for (const name of SUB_BASIN_NAMES) values[name] = of(name);
  return values;
}

/** The forcing with the rain of each river multiplied. */
export function withRain(forcing: Forcing, factor: Readonly<Record<River, number>>): Forcing {
  const rain = perSubBasin((name) => forcing.rain[name] * factor[SUB_BASINS[name].river]);
  return { ...forcing, rain };
}

/** Mean over the whole basin, mm, of what fell in each of the last days, the oldest first. */
export function basinRainOfDays(hours: readonly Forcing[], count = 30): number[] {
  const all = SUB_BASIN_NAMES.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
  const mean = ({ rain }: Forcing) =>
    SUB_BASIN_NAMES.reduce((sum, name) => sum + (rain[name] * SUB_BASINS[name].area) / all, 0);
  return Array.from({ length: count }, (_, day) => {
    const first = hours.length - (count - day) * 24;
    return hours.slice(first, first + 24).reduce((sum, hour) => sum + mean(hour), 0);
  });
}

function or(value: number | undefined, otherwise: number): number {
  return value === undefined || Number.isNaN(value) ? otherwise : value;
}

function pointsOf({ series }: Observed, steps: 'hours' | 'days'): Point[] {
  return series
    .filter((one) => RAIN.includes(one.property))
    .flatMap(({ lon, lat, [steps]: values }) => (values ? [{ lon, lat, values }] : []));
}

const RAIN = ['rainfall', 'rainfall_5min'];

/** How much more the pans of the last days lost than in the season; 1 where they say too little. */
function evaporationRatio({ series }: Observed, begin: number): number {
  const pans = series.filter(({ property }) => property === 'evaporation');
  let [seen, usual] = [0, 0];
  for (const pan of pans) {
    if (!speaksThroughout(pan)) continue;
    for (let day = 0; day < HOURS_BACK / 24; day++) {
      seen += sum(pan.hours.subarray(day * 24, day * 24 + 24));
      usual += meanEvaporation('southShore', begin + day * DAY_MS);
    }
  }
  return usual === 0 ? 1 : Math.min(Math.max(seen / usual, 0.3), 2);
}

function speaksThroughout({ hours }: ObservedSeries): boolean {
  return hours.filter((value) => !Number.isNaN(value)).length > 0.9 * hours.length;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
}

/** Gaps of the Yangtze: as many times the season's as at the last reading before, or the first after. */
function filled(flows: Float64Array, begin: number): number[] {
  const season = (hour: number) => yangtzeSeason(begin + hour * HOUR_MS);
  const first = flows.findIndex((flow) => !Number.isNaN(flow));
  let ratio = first < 0 ? 1 : (flows[first] ?? 1) / season(first);
  return Array.from(flows, (flow, hour) => {
    if (!Number.isNaN(flow)) ratio = flow / season(hour);
    return ratio * season(hour);
  });
}

function rainKnown(rain: Readonly<Record<SubBasinName, Float64Array>>): number {
  const known = SUB_BASIN_NAMES.reduce(
    (count, name) =>
      count + rain[name].subarray(-HOURS_FITTED).filter((mm) => !Number.isNaN(mm)).length,
    0,
  );
  return known / (HOURS_FITTED * SUB_BASIN_NAMES.length);
}
