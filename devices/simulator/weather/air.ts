import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { kmFromMiddle } from '../../basin/sub-basin-at.ts';
import { keyOf } from '../../random.ts';
import { CLIMATE, calendar, dayOf, smooth } from './climate.ts';
import { slowNormal } from './normal.ts';
import type { DailyClouds } from './sky.ts';
import { betweenNoons, solarDay, solarTime } from './sun.ts';
import { type DayTemperature, type Spot, temperatureAt } from './temperature.ts';
import { type Felt, feltAt, typhoonsOf } from './typhoons.ts';
import { type Wind, windAt } from './wind.ts';

/** The air at a point and time. */
export interface Air extends Wind {
  /** Degrees C. */
  readonly temperature: number;
  /** Relative, %. */
  readonly humidity: number;
  /** At sea level, hPa. */
  readonly pressure: number;
  /** Of the sun and sky on the ground, W/m2. */
  readonly radiation: number;
  /** 0 clear, 1 overcast. */
  readonly cloudiness: number;
}

/** What the air is made from. */
export interface AirSource {
  readonly seed: number;
  readonly clouds: DailyClouds;
  daily(day: number): DayTemperature;
}

/** The air at a spot, from the day's clouds and temperature and the typhoons near by. */
export function airAt({ seed, clouds, daily }: AirSource, spot: Spot, time: number): Air {
  const { day, angle } = solarTime(time, spot.lon);
  const temperature = temperatureAt(time, spot, daily);
  const mean = betweenNoons(time, spot.lon, (day) => daily(day).mean);
  const cloudiness = cloudsAt(seed, clouds, spot, time);
  const typhoons = typhoonsNear(seed, spot, time);
  return {
    temperature,
    humidity: humidity(temperature, mean, cloudiness),
    ...windAt(seed, time, angle, typhoons),
    pressure: pressure(seed, time, typhoons),
    radiation: (THROUGH_CLOUDS + CLEARER * (1 - cloudiness)) * solarDay(day, spot.lat).at(angle),
    cloudiness,
  };
}

/**
 * Angstrom's line (FAO Irrigation and Drainage Paper 56, equation 35): the part of the sun above the air that reaches
 * the ground through clouds, and what a clear sky adds; both set so that Nanchang has its 4,279 MJ/m2 a year.
 */
const [THROUGH_CLOUDS, CLEARER] = [0.14, 0.55];

const CLOUD = keyOf('cloud');
const HIGH = keyOf('high pressure');

function cloudsAt(seed: number, clouds: DailyClouds, { index, lon }: Spot, time: number): number {
  const day = betweenNoons(time, lon, (day) => clouds(day)[index] ?? 0);
  const broken = 4 * day * (1 - day);
  const passing = 0.3 * broken * slowNormal(time, 2 * HOUR_MS, seed, CLOUD, index);
  return Math.min(1, Math.max(0, day + passing));
}

/** The day's moisture by the rule T - Td = (100 - RH) / 5 (Lawrence, doi:10.1175/BAMS-86-2-225) in the hour's warmth. */
function humidity(temperature: number, mean: number, cloudiness: number): number {
  const dewPoint = mean - (100 - (64 + 26 * cloudiness)) / 5;
  return Math.min(100, (100 * vapour(dewPoint)) / vapour(temperature));
}

/** Saturation vapour pressure, hPa (Alduchov and Eskridge, doi:10.1175/1520-0450(1996)035<0601:IMFAOS>2.0.CO;2). */
function vapour(temperature: number): number {
  return 6.1094 * Math.exp((17.625 * temperature) / (temperature + 243.04));
}

function typhoonsNear(seed: number, { lon, lat }: Spot, time: number): Felt[] {
  const here = kmFromMiddle(lon, lat);
  const { year } = calendar(dayOf(time));
  return typhoonsOf(seed, year).map((typhoon) => feltAt(typhoon, here, time));
}

function pressure(seed: number, time: number, typhoons: readonly Felt[]): number {
  const season = smooth(CLIMATE.pressure, time);
  const depth = typhoons.reduce((sum, { strength }) => sum + strength * DEEPEST, 0);
  return season + 4 * slowNormal(time, 4 * DAY_MS, seed, HIGH) - depth;
}

/** A typhoon in its middle at landfall, hPa. */
const DEEPEST = 22;
