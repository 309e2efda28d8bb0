import type { PropertyKey } from '../../domain/property.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { between, wander } from '../random.ts';
import { fixed, hourOfDay, type Surroundings, share } from './surroundings.ts';
import type { Air } from './weather/air.ts';

/** What each sensor of the air says, in canonical units: the weather, and what gathers in still air until rain washes it. */
export const AIR_SENSORS: Partial<Record<PropertyKey, (around: Surroundings) => number>> = {
  pm2_5: (it) => dust(it, 26, 1),
  pm10: (it) => dust(it, 44, 1) + 4 * (1 + share(it, 31, 1)),
  ozone: (it) =>
    35 + 4.2 * Math.max(0, air(it).temperature) * sun(it, 2 * HOUR_MS) * (1 + stale(it) / 3),
  nitrogen_dioxide: (it) => (14 + 10 * rush(it)) * (1 + stale(it) / 2) * size(it, 33),
  sulfur_dioxide: (it) => 7 * (1 + stale(it) / 3) * size(it, 34),
  carbon_monoxide: (it) => (0.6 + 0.2 * rush(it)) * (1 + stale(it) / 3) * size(it, 35),
  air_temperature: (it) => air(it).temperature + share(it, 36, 0.3),
  humidity: (it) => Math.min(100, air(it).humidity + share(it, 37, 2)),
  air_pressure: (it) => air(it).pressure + share(it, 38, 0.3),
  wind_speed: (it) => air(it).windSpeed * (1 + share(it, 39, 0.15)),
  wind_direction: (it) => (360 + air(it).windDirection + share(it, 40, 12)) % 360,
};

function air({ station: { lon, lat }, span, weather }: Surroundings, ago = 0): Air {
  return weather.at(lon, lat, span.to - ago);
}

/** 0 at night, about 1 at a clear noon. */
function sun(it: Surroundings, ago = 0): number {
  return air(it, ago).radiation / 900;
}

/** Particles: more in still winter air, less in rain. */
function dust(it: Surroundings, mean: number, what: number): number {
  const winter = 1.5 - air(it).temperature / 40;
  const still = 1 + 0.6 * stale(it) - 0.15 * sun(it);
  return Math.max(2, mean * winter * still * (1 - 0.6 * wetness(it)) * size(it, what));
}

/** Air that has not moved for days, -1 to 1: by the wind, and much alike over the basin. */
function stale(it: Surroundings): number {
  const calm = Math.min(1, Math.max(-1, (2.5 - air(it).windSpeed) / 2));
  return (calm + wander(it.span.to, 3 * DAY_MS, 32)) / 2;
}

/** Morning and evening traffic, 0 to 1. */
function rush({ span }: Surroundings): number {
  const hour = hourOfDay(span.to);
  return Math.exp(-((hour - 8) ** 2) / 4) + Math.exp(-((hour - 19) ** 2) / 6);
}

function size(it: Surroundings, what: number): number {
  return between(0.75, 1.3, fixed(it, what)) + share(it, what, 0.1);
}

/** 1 in heavy rain. */
function wetness({ station: { lon, lat }, weather, span }: Surroundings): number {
  return Math.min(1, weather.rainAt(lon, lat, span.to - HOUR_MS, span.to) / 2);
}
