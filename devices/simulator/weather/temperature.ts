import { DAY_MS } from '../../../domain/time.ts';
import { keyOf } from '../../random.ts';
import { CLIMATE, smooth } from './climate.ts';
import { slowNormal } from './normal.ts';
import type { DailyClouds } from './sky.ts';
import { betweenNoons, solarTime } from './sun.ts';

/** A point under the sky of a sub-basin. */
export interface Spot {
  /** The sub-basin's place in every array. */
  readonly index: number;
  readonly lon: number;
  readonly lat: number;
}

/** Mean of a day and its range from night to afternoon, degrees C. */
export interface DayTemperature {
  readonly mean: number;
  readonly range: number;
}

/** A day's temperature: the season's, colder northward, with waves of some days; clouds cool it and even it out. */
export function dayTemperature(
  seed: number,
  clouds: DailyClouds,
  { index, lat }: Spot,
  day: number,
): DayTemperature {
  const noon = (day + 0.17) * DAY_MS;
  const cloud = clouds(day)[index] ?? 0;
  const wave = smooth(CLIMATE.swing, noon) * slowNormal(day, WAVE_DAYS, seed, WAVE);
  const cooling = COOLING * (cloud - 1 + smooth(CLIMATE.sunshine, noon));
  const mean = smooth(CLIMATE.temperature, noon) + wave - cooling - NORTHWARD * (lat - NANCHANG);
  return { mean, range: 12 - 8 * cloud };
}

/** Air temperature at a time, degrees C: lowest at 6, highest at half past two of solar time. */
export function temperatureAt(
  time: number,
  spot: Spot,
  daily: (day: number) => DayTemperature,
): number {
  const mean = betweenNoons(time, spot.lon, (day) => daily(day).mean);
  const range = betweenNoons(time, spot.lon, (day) => daily(day).range);
  return mean + (range / 2) * courseOfDay(solarTime(time, spot.lon).angle);
}

const WAVE_DAYS = 4;
const WAVE = keyOf('temperature');
/** Degrees C from a clear to an overcast day. */
const COOLING = 3;
/** Degrees C a degree of latitude, from Nanchang. */
const NORTHWARD = 0.5;
const NANCHANG = 28.7;

const [DAWN, WARMEST] = [6, 14.5];

/** -1 at dawn, 1 in the afternoon, two half waves. */
function courseOfDay(angle: number): number {
  const hour = 12 + (angle * 12) / Math.PI;
  const sinceDawn = (hour - DAWN + 24) % 24;
  const rise = WARMEST - DAWN;
  return sinceDawn < rise
    ? -Math.cos((Math.PI * sinceDawn) / rise)
    : Math.cos((Math.PI * (sinceDawn - rise)) / (24 - rise));
}
