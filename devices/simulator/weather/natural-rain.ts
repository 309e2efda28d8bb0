import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { MEAN_RAIN } from './annual-rain.ts';
import { CLIMATE, calendar, newYear } from './climate.ts';
import { PLACES, type Place } from './places.ts';
import { remembered } from './remembered.ts';
import { feltAt, TYPHOON_HOURS, TYPHOON_SEASON, typhoonsOf } from './typhoons.ts';
import type { DailyWetness } from './wetness.ts';

/** Areal rain of a rain day, mm, in the order of SUB_BASIN_NAMES. */
export type DailyRain = (day: number) => Float64Array;

/** Areal rain of a rain day at a place, mm, had the wetness been more by `wetter` standard deviations: 0 as it comes. */
export type NaturalRain = (place: Place, day: number, wetter: number) => number;

/**
 * The rain as it comes. A power of the wetness above the month's threshold (Bárdossy and Plate,
 * doi:10.1029/91WR02589), scaled so that its mean is the climate's by construction; in the typhoon season a part of
 * that mean is left to the typhoons.
 */
export function naturalRain(seed: number, wetnessOf: DailyWetness): NaturalRain {
  const typhoonMean = meanTyphoonRain(300);
  const known = remembered(DAYS_KEPT, (day) => {
    const { month } = calendar(day);
    const typhoons = typhoonRain(seed, day);
    const usual = PLACES.map(
      ({ river, index }) =>
        meanRain(river, day) - (inTyphoonSeason(day) ? (typhoonMean[index] ?? 0) : 0),
    );
    return { month, typhoons, usual, wetness: wetnessOf(day) };
  });
  return ({ index }, day, wetter) => {
    const { month, typhoons, usual, wetness } = known(day);
    const typhoon = typhoons[index] ?? 0;
    const rain = (usual[index] ?? 0) * excess((wetness[index] ?? 0) + wetter, month);
    return typhoon === 0 ? rain : rain + typhoon * Math.exp(wetter);
  };
}

const DAYS_KEPT = 1000;

/** Long-run mean of a day, mm. */
export function meanRain(river: keyof typeof MEAN_RAIN, day: number): number {
  const { year, month } = calendar(day);
  const days = (Date.UTC(year, month + 1) - Date.UTC(year, month)) / DAY_MS;
  return (MEAN_RAIN[river] * (CLIMATE.rain[month] ?? 0)) / days;
}

/** What the wetness makes of a mean day, 1 in the mean. */
function excess(wetness: number, month: number): number {
  const above = wetness - (CLIMATE.dryBelow[month] ?? 0);
  return above <= 0 ? 0 : above ** (CLIMATE.heaviness[month] ?? 1) / (MEAN_EXCESS[month] ?? 1);
}

/** The mean of (z - c)^b above c for a standard normal z, month by month: a sum over the density in steps of 0.01. */
const MEAN_EXCESS = CLIMATE.dryBelow.map((dryBelow, month) => {
  let sum = 0;
  for (let above = 0.005; above < 8; above += 0.01)
    sum += above ** (CLIMATE.heaviness[month] ?? 1) * Math.exp(-((dryBelow + above) ** 2) / 2);
  return (sum * 0.01) / Math.sqrt(2 * Math.PI);
});

/** How finely a typhoon's way is followed, hours. */
const STEP_HOURS = 6;

function typhoonRain(seed: number, day: number): Float64Array {
  const rain = new Float64Array(PLACES.length);
  if (!inTyphoonSeason(day)) return rain;
  for (const typhoon of typhoonsOf(seed, calendar(day).year)) {
    if (Math.abs(day * DAY_MS - typhoon.landfall) > TYPHOON_HOURS * HOUR_MS) continue;
    for (let hour = STEP_HOURS / 2; hour < 24; hour += STEP_HOURS)
      for (const place of PLACES) {
        const { strength } = feltAt(typhoon, place, day * DAY_MS + hour * HOUR_MS);
        rain[place.index] = (rain[place.index] ?? 0) + STEP_HOURS * typhoon.rain * strength;
      }
  }
  return rain;
}

function inTyphoonSeason(day: number): boolean {
  const since = day - newYear(calendar(day).year);
  return since >= TYPHOON_SEASON.from && since < TYPHOON_SEASON.to;
}

/** What typhoons bring to a mean day of their season, mm. */
function meanTyphoonRain(years: number): Float64Array {
  const sum = new Float64Array(PLACES.length);
  for (let year = 0; year < years; year++)
    for (let since = TYPHOON_SEASON.from; since < TYPHOON_SEASON.to; since++)
      typhoonRain(0, newYear(2000 + year) + since).forEach((mm, i) => {
        sum[i] = (sum[i] ?? 0) + mm;
      });
  return sum.map((mm) => mm / years / (TYPHOON_SEASON.to - TYPHOON_SEASON.from));
}
