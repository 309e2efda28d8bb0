import type { Station } from '../../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import type { LandName } from '../basin/network.ts';
import type { SubBasinName } from '../basin/sub-basins.ts';
import { chance, keyOf, wander } from '../random.ts';
import type { Span } from './basin.ts';
import type { Bloom } from './bloom.ts';
import type { Water } from './hourly-water.ts';
import { placeAt } from './weather/places.ts';
import type { Weather } from './weather/weather.ts';

/** Where a station stands. */
export interface Site {
  readonly station: Station;
  /** The station's own key for `chance` and `wander`. */
  readonly key: number;
  readonly subBasin: SubBasinName;
  /** The land around it; on the bed of the lake that of the east shore. */
  readonly land: LandName;
}

/** All that a sensor can feel. */
export interface Surroundings extends Site {
  readonly span: Span;
  readonly water: Water;
  readonly weather: Weather;
  readonly bloom: Bloom;
}

/** The same for the same id and place. */
export function siteOf(station: Station): Site {
  const { name } = placeAt(station.lon, station.lat);
  const land = name === 'lakeBed' ? 'eastShore' : name;
  return { station, key: keyOf(station.id), subBasin: name, land };
}

/** Hours since midnight in Beijing, with fraction. */
export function hourOfDay(time: number): number {
  return ((time + 8 * HOUR_MS) % DAY_MS) / HOUR_MS;
}

/** 0 at night, 1 at noon of a clear day. */
export function sunOf(time: number): number {
  return Math.max(0, Math.sin((Math.PI * (hourOfDay(time) - 6)) / 12));
}

/** A number in [0, 1) that is this station's own for good. */
export function fixed({ key }: Site, what: number): number {
  return chance(key, 60 + what);
}

/** A wander of the sensor's own of that size, over 10 hours if not told. */
export function share(it: Surroundings, what: number, size: number, period = 10 * HOUR_MS): number {
  return size * wander(it.span.to, period, it.key, 80 + what);
}

/** How much water the land sheds, from 0 to 1 in a flood of the year. */
export function wash({ water, land, span }: Surroundings): number {
  return Math.min(1, (water(`runoff/${land}`, span.to) ?? 0) / 0.8);
}
