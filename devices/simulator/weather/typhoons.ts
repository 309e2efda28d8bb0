import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import type { Position } from '../../basin/sub-basin-at.ts';
import { between, chance, keyOf } from '../../random.ts';
import { newYear } from './climate.ts';

/** What is left of a typhoon that came ashore in Fujian or Zhejiang and goes inland over the basin. */
export interface Typhoon {
  readonly landfall: number;
  /** Where it comes ashore and how it goes on, km from the basin's middle and km/h. */
  readonly east: number;
  readonly north: number;
  readonly eastward: number;
  readonly northward: number;
  /** Standard deviation of the bell, km. */
  readonly radius: number;
  /** mm/h in the middle at landfall. */
  readonly rain: number;
}

/** The typhoons of a year: July to September, 1.2 in the mean. The rate is general knowledge, unverified. */
export function typhoonsOf(seed: number, year: number): Typhoon[] {
  return [0, 1, 2]
    .map((which) => (what: number) => chance(seed, TYPHOON, year, which, what))
    .filter((draw) => draw(0) < 0.4)
    .map((draw) => makeTyphoon(draw, year));
}

/** First and last day of the season in days since New Year, and what its typhoons leave after landfall, hours. */
export const TYPHOON_SEASON = { from: 181, to: 273 };
export const TYPHOON_HOURS = 60;
const TYPHOON = keyOf('typhoon');

function makeTyphoon(draw: (what: number) => number, year: number): Typhoon {
  const day = newYear(year) + between(TYPHOON_SEASON.from, TYPHOON_SEASON.to - 3, draw(1));
  return {
    landfall: day * DAY_MS,
    east: 330,
    north: between(-350, 50, draw(2)),
    eastward: between(-16, -9, draw(3)),
    northward: between(-1, 8, draw(4)),
    radius: between(90, 170, draw(5)),
    rain: between(3, 9, draw(6)),
  };
}

/** A typhoon as felt at a position. */
export interface Felt {
  /** From 1 in its middle at landfall to 0 far away, before, and long after: it fades on land in a day or two. */
  readonly strength: number;
  /** Where its middle is from here, km. */
  readonly east: number;
  readonly north: number;
}

/** The typhoon at a position and time. */
export function feltAt(typhoon: Typhoon, position: Position, time: number): Felt {
  const hours = (time - typhoon.landfall) / HOUR_MS;
  const east = typhoon.east + typhoon.eastward * hours - position.east;
  const north = typhoon.north + typhoon.northward * hours - position.north;
  const away = (east ** 2 + north ** 2) / (2 * typhoon.radius ** 2);
  const alive = hours >= 0 && hours <= TYPHOON_HOURS;
  return { strength: alive ? Math.exp(-away - hours / FADING_HOURS) : 0, east, north };
}

const FADING_HOURS = 30;
