import { DAY_MS } from '../../domain/time.ts';
import { wander } from '../random.ts';
import { type Curve, inSeason, interpolate } from './interpolate.ts';
import { YANGTZE_EVENTS, type YangtzeScenario } from './yangtze-events.ts';

export interface YangtzeOptions {
  /** Any whole number: another seed, other years. */
  readonly seed: number;
  readonly scenario: YangtzeScenario;
}

/** Flow of the Yangtze above Hukou, m3/s, at an epoch time: a function of its arguments alone. */
export function yangtzeFlow(time: number, { seed, scenario }: YangtzeOptions): number {
  const event = YANGTZE_EVENTS[scenario];
  if (within(event, time)) return interpolate(event, time);
  const slow = 0.2 * wander(time, 70 * DAY_MS, seed, 101);
  const quick = 0.12 * wander(time, 12 * DAY_MS, seed, 102);
  return yangtzeSeason(time) * Math.exp(slow + quick);
}

/** What it brings at that time of the year on the whole, m3/s. */
export function yangtzeSeason(time: number): number {
  return inSeason(SEASON, time);
}

/** Means in the middle of the months since the Three Gorges dam, m3/s, January first; general knowledge, unverified. */
const SEASON = [
  10_000, 10_400, 12_300, 14_500, 21_000, 29_000, 42_000, 38_000, 33_000, 24_000, 17_800, 11_800,
];

function within(curve: Curve, time: number): boolean {
  const [[first] = [0], [last] = [0]] = [curve[0], curve.at(-1)];
  return time >= first && time < last;
}
