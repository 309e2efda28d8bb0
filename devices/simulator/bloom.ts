import type { Station } from '../../domain/station.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Site } from './surroundings.ts';
import { dayOf } from './weather/climate.ts';
import { remembered } from './weather/remembered.ts';
import type { Weather } from './weather/weather.ts';

/** How far algae have bloomed at a site and time, 0 to 1. */
export type Bloom = (site: Site, time: number) => number;

/**
 * Algae bloom in the lake after ten days that were warm, clear, still and dry together, and are gone as soon as the
 * days are not; running water has little of them. By the weather alone, so that no earlier water need be known.
 */
export function bloomOf(weather: Weather): Bloom {
  const stations = new WeakMap<Station, (day: number) => number>();

  function daily(site: Site): (day: number) => number {
    const growth = remembered(DAYS_KEPT, (day) => growthOn(weather, site, day));
    return remembered(DAYS_KEPT, (day) => {
      let sum = 0;
      for (let ago = 1; ago <= DAYS; ago++) sum += growth(day - ago);
      return Math.min(1, Math.max(0, (sum / DAYS - BEGINS) / (FULL - BEGINS)));
    });
  }

  return (site, time) => {
    const known = stations.get(site.station) ?? daily(site);
    stations.set(site.station, known);
    const day = dayOf(time);
    const part = time / DAY_MS - day;
    const standing = site.station.river?.en.includes(LAKE) ? 1 : RUNNING;
    return standing * ((1 - part) * known(day) + part * known(day + 1));
  };
}

const DAYS = 10;
const DAYS_KEPT = 60;
/** Mean growth of ten days at which a bloom begins and is full; plausible, unverified. */
const [BEGINS, FULL] = [0.4, 0.65];
const LAKE = 'Poyang Lake';
/** What a river shows of the lake's bloom. */
const RUNNING = 0.15;

/** How well algae grow on a day, 0 to 1. */
function growthOn(
  weather: Weather,
  { station: { lon, lat }, subBasin }: Site,
  day: number,
): number {
  const noon = (day + NOON) * DAY_MS;
  const { temperature, cloudiness, windSpeed } = weather.at(lon, lat, noon);
  const rain = weather.areal(subBasin, day * DAY_MS, (day + 1) * DAY_MS);
  const warm = Math.min(1, Math.max(0, (temperature - 20) / 10));
  const still = Math.min(1, Math.max(0, (6 - windSpeed) / 4));
  return warm * (1 - cloudiness) * still * Math.exp(-rain / 8);
}

/** Noon in Beijing, in days since 08:00. */
const NOON = 4 / 24;
