import { HOUR_MS } from '../../../domain/time.ts';
import type { YangtzeChoice } from '../../../domain/what-if.ts';
import { yangtzeSeason } from '../yangtze.ts';

/** Flow of the Yangtze above Hukou by hour from the start on, m3/s, when it brings `now` at the start. */
export function comingYangtze(
  choice: YangtzeChoice,
  start: number,
  now: number,
): (hour: number) => number {
  if (choice.flow === 'persists') return () => now;
  const withSeason = (hour: number) =>
    (now * yangtzeSeason(start + hour * HOUR_MS)) / yangtzeSeason(start);
  if (choice.flow === 'season') return withSeason;
  const grown = (hour: number) => Math.min(1, hour / GROWING_HOURS);
  return (hour) => withSeason(hour) * (1 + (choice.factor - 1) * grown(hour));
}

const GROWING_HOURS = 72;
