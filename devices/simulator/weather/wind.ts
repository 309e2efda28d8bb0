import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { keyOf } from '../../random.ts';
import { CLIMATE, smooth } from './climate.ts';
import { slowNormal } from './normal.ts';
import type { Felt } from './typhoons.ts';

/** Speed, m/s, and where it blows from, degrees from north over east. */
export interface Wind {
  readonly windSpeed: number;
  readonly windDirection: number;
}

/**
 * The monsoon with waves of some days, stronger by day than at night; the wind of a typhoon circles against the clock.
 * The hour angle is 0 at noon, radians.
 */
export function windAt(seed: number, time: number, angle: number, typhoons: readonly Felt[]): Wind {
  const wave = (key: number) => slowNormal(time, WAVE, seed, key);
  let north = smooth(CLIMATE.northerly, time) + 1.5 * wave(NORTH);
  let east = 0.4 + 1.3 * wave(EAST);
  for (const felt of typhoons) {
    const away = Math.hypot(felt.east, felt.north) || 1;
    north += (STRONGEST * felt.strength * felt.east) / away;
    east -= (STRONGEST * felt.strength * felt.north) / away;
  }
  const gust = Math.exp(0.25 * slowNormal(time, 1.5 * HOUR_MS, seed, GUST));
  return {
    windSpeed: Math.hypot(north, east) * (1 + 0.25 * Math.cos(angle - 0.6)) * gust,
    windDirection: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
  };
}

const WAVE = 2.5 * DAY_MS;
/** A typhoon's wind at full strength, m/s. */
const STRONGEST = 14;
const NORTH = keyOf('north wind');
const EAST = keyOf('east wind');
const GUST = keyOf('gust');
