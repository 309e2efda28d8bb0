import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { between, chance } from './random.ts';
import { type Scenario, seasonAt } from './season.ts';

/** A rain field: mm/h at a place and time. */
export type RainAt = (lon: number, lat: number, time: number) => number;

/**
 * Storms that cross the basin, each a bell of rain that grows, moves and fades. A day's storms depend on the seed
 * and the day alone, so that the rain of any hour can be asked for without those before it.
 */
export function rainField(seed: number, scenario: Scenario): RainAt {
  const storms = new Map<number, Storm[]>();

  function stormsOf(day: number): Storm[] {
    const known = storms.get(day);
    if (known) return known;
    const made = stormsOfDay(day, seed, scenario);
    storms.set(day, made);
    return made;
  }

  return (lon, lat, time) => {
    const today = Math.floor(time / DAY_MS);
    let rate = 0;
    for (let day = today - LONGEST_DAYS; day <= today; day++)
      for (const storm of stormsOf(day)) rate += rateOf(storm, lon, lat, time);
    return rate < DRIZZLE ? 0 : rate;
  };
}

interface Storm {
  readonly start: number;
  readonly end: number;
  /** Where its middle is at half time, and how it moves, degrees an hour. */
  readonly lon: number;
  readonly lat: number;
  readonly east: number;
  readonly north: number;
  /** Standard deviation of the bell, km. */
  readonly radius: number;
  /** mm/h in the middle at half time. */
  readonly peak: number;
}

const LONGEST_DAYS = 2;
const MOST_A_DAY = 3;
/** Weaker rain does not reach the ground, mm/h. */
const DRIZZLE = 0.15;

function stormsOfDay(day: number, seed: number, scenario: Scenario): Storm[] {
  const { stormsPerDay, stormStrength } = seasonAt(day * DAY_MS, scenario, seed);
  return Array.from({ length: MOST_A_DAY }, (_, index) => index)
    .filter((index) => chance(seed, day, index, 0) < stormsPerDay / MOST_A_DAY)
    .map((index) => makeStorm((what) => chance(seed, day, index, what), day, stormStrength));
}

function makeStorm(draw: (what: number) => number, day: number, strength: number): Storm {
  const hours = between(8, 40, draw(1) ** 2);
  const start = day * DAY_MS + draw(2) * DAY_MS;
  return {
    start,
    end: start + hours * HOUR_MS,
    lon: between(113.8, 118.8, draw(3)),
    lat: between(25.2, 30.2, draw(4)),
    east: between(0.02, 0.14, draw(5)),
    north: between(-0.04, 0.04, draw(6)),
    radius: between(45, 130, draw(7)),
    peak: strength * between(2, 8.5, draw(8) ** 1.3),
  };
}

const KM_A_DEGREE_LAT = 111;
const KM_A_DEGREE_LON = 97.5;

function rateOf(storm: Storm, lon: number, lat: number, time: number): number {
  if (time <= storm.start || time >= storm.end) return 0;
  const age = (time - storm.start) / (storm.end - storm.start);
  const hours = (time - (storm.start + storm.end) / 2) / HOUR_MS;
  const x = (lon - storm.lon - storm.east * hours) * KM_A_DEGREE_LON;
  const y = (lat - storm.lat - storm.north * hours) * KM_A_DEGREE_LAT;
  const away = (x * x + y * y) / (2 * storm.radius * storm.radius);
  return away > 8 ? 0 : storm.peak * Math.sin(Math.PI * age) * Math.exp(-away);
}
