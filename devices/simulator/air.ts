import type { PropertyKey } from '../../domain/property.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { between, wander } from './random.ts';
import { hourOfDay } from './season.ts';
import { fixed, type Surroundings, share, sunOf } from './sensors.ts';

/** What each sensor of the air says, in canonical units: a day's cycle, slow weather, and rain that washes it. */
export const AIR_SENSORS: Partial<Record<PropertyKey, (around: Surroundings) => number>> = {
  pm2_5: (it) => dust(it, 26, 1),
  pm10: (it) => dust(it, 44, 1) + 4 * (1 + share(it, 31, 1)),
  ozone: (it) => 35 + 4.2 * warmth(it) * sunOf(it.span.to - 2 * HOUR_MS) * (1 + stale(it) / 3),
  nitrogen_dioxide: (it) => (14 + 10 * rush(it)) * (1 + stale(it) / 2) * size(it, 33),
  sulfur_dioxide: (it) => 7 * (1 + stale(it) / 3) * size(it, 34),
  carbon_monoxide: (it) => (0.6 + 0.2 * rush(it)) * (1 + stale(it) / 3) * size(it, 35),
  air_temperature: (it) =>
    it.season(it.span.to).temperature + 4.5 * daily(it.span.to - 2.5 * HOUR_MS) - 2 * wetness(it),
  humidity: (it) =>
    Math.min(
      100,
      78 - 14 * daily(it.span.to - 2.5 * HOUR_MS) + 16 * wetness(it) + share(it, 37, 5),
    ),
  air_pressure: (it) =>
    1021 -
    0.62 * it.season(it.span.to).temperature +
    3 * wander(it.span.to, 4 * DAY_MS, it.key, 38),
  wind_speed: (it) => Math.max(0, 2 + 1.2 * sunOf(it.span.to) + share(it, 39, 1.6)),
  wind_direction: (it) => (720 + 180 * wander(it.span.to, 2 * DAY_MS, it.key, 40)) % 360,
};

/** -1 before dawn, 1 at noon. */
function daily(time: number): number {
  return -Math.cos((2 * Math.PI * hourOfDay(time)) / 24);
}

/** Particles: more in still winter air, less in rain. */
function dust(it: Surroundings, mean: number, what: number): number {
  const winter = 1.5 - it.season(it.span.to).temperature / 40;
  const still = 1 + 0.6 * stale(it) - 0.15 * sunOf(it.span.to);
  return Math.max(2, mean * winter * still * (1 - 0.6 * wetness(it)) * size(it, what));
}

/** Air that has not moved for days, -1 to 1, much alike over the basin. */
function stale({ span }: Surroundings): number {
  return wander(span.to, 3 * DAY_MS, 32);
}

/** Morning and evening traffic, 0 to 1. */
function rush({ span }: Surroundings): number {
  const hour = hourOfDay(span.to);
  return Math.exp(-((hour - 8) ** 2) / 4) + Math.exp(-((hour - 19) ** 2) / 6);
}

function warmth({ season, span }: Surroundings): number {
  return Math.max(0, season(span.to).temperature);
}

function size(it: Surroundings, what: number): number {
  return between(0.75, 1.3, fixed(it, what)) + share(it, what, 0.1);
}

/** 1 in heavy rain. */
function wetness({ station, rain, span }: Surroundings): number {
  return Math.min(1, rain(station.lon, station.lat, span.to - HOUR_MS / 2) / 2);
}
