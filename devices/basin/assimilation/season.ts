import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { MEAN_RAIN } from '../../simulator/weather/annual-rain.ts';
import { CLIMATE, smooth } from '../../simulator/weather/climate.ts';
import { solarDay, solarTime } from '../../simulator/weather/sun.ts';
import { SUB_BASINS, type SubBasinName } from '../sub-basins.ts';

/**
 * The mean rain of the season over a sub-basin in the hour that begins at `time`, mm, as it comes: two days in five are
 * wet (Nanchang counts 147 to 157 of them a year), each with two and a half times the mean.
 */
export function seasonRain(name: SubBasinName, time: number): number {
  const isWet = WET_DAYS.includes(Math.floor(time / DAY_MS) % 5);
  return isWet ? (2.5 * meanRain(name, time)) / 24 : 0;
}

/** The mean rain of the season, mm a day. */
export function meanRain(name: SubBasinName, time: number): number {
  return (MEAN_RAIN[SUB_BASINS[name].river] * smooth(CLIMATE.rain, time) * 12) / DAYS_A_YEAR;
}

/**
 * Pan evaporation of the season in the hour that begins at `time`, mm: Hargreaves (FAO Irrigation and Drainage Paper
 * 56, equation 52) of the month's mean temperature and sunshine, divided by the sun's course.
 */
export function seasonEvaporation(name: SubBasinName, time: number): number {
  return meanEvaporation(name, time) * partOfDay(time);
}

/** The same of a whole day, mm. */
export function meanEvaporation(name: SubBasinName, time: number): number {
  const { lat } = SUB_BASINS[name];
  const temperature = smooth(CLIMATE.temperature, time) - NORTHWARD * (lat - NANCHANG);
  const range = 12 - 8 * (1 - smooth(CLIMATE.sunshine, time));
  const sun = solarDay(Math.floor(time / DAY_MS), lat).total;
  return 0.0023 * (temperature + 17.8) * Math.sqrt(range) * MM_A_MJ * sun;
}

const WET_DAYS = [0, 2];
const DAYS_A_YEAR = 365.2425;
/** Degrees C a degree of latitude, from Nanchang; general knowledge, unverified. */
const NORTHWARD = 0.5;
const NANCHANG = 28.7;
/** Water evaporated by a MJ/m2, mm (1 / latent heat; FAO 56, equation 20). */
const MM_A_MJ = 0.408;
/** The middle of the basin, for the course of the sun. */
const [LON, LAT] = [116, 28];

/** Share of the day's sun that shines in the hour from `time` on. */
export function partOfDay(time: number): number {
  const [begin, end] = [solarTime(time, LON), solarTime(time + HOUR_MS, LON)];
  const sun = solarDay(begin.day, LAT);
  return (end.day > begin.day ? 1 : sun.by(end.angle)) - sun.by(begin.angle);
}
