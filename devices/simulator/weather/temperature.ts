import { DAY_MS } from '../../../domain/time.ts';
import { keyOf } from '../../random.ts';
import { CLIMATE, smooth } from './climate.ts';
import { slowNormal } from './normal.ts';
import { remembered } from './remembered.ts';
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

/** A spot's temperature by day: the season's, colder northward, with waves of some days; clouds cool it and even it out. */
export function dailyTemperature(
  seed: number,
  clouds: DailyClouds,
): (spot: Spot, day: number) => DayTemperature {
  const season = remembered(DAYS_KEPT, (day) => seasonOf(seed, day));
  return ({ index, lat }, day) => {
    const cloud = clouds(day)[index] ?? 0;
    const { usual, wave, sunshine } = season(day);
    const cooling = COOLING * (cloud - 1 + sunshine);
    return { mean: usual + wave - cooling - NORTHWARD * (lat - NANCHANG), range: 12 - 8 * cloud };
  };
}

const DAYS_KEPT = 1000;

/** What the whole basin shares on a day. */
function seasonOf(seed: number, day: number) {
  const noon = (day + 0.17) * DAY_MS;
  return {
    usual: smooth(CLIMATE.temperature, noon),
    wave: smooth(CLIMATE.swing, noon) * slowNormal(day, WAVE_DAYS, seed, WAVE),
    sunshine: smooth(CLIMATE.sunshine, noon),
  };
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
