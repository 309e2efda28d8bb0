import type { Series } from '../../domain/station.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../domain/time.ts';
import type { Span } from './basin.ts';
import { asRegistered, type Pace } from './reports.ts';

/** How closely history is told: as the gear reports, by the hour, or by the hour and the day. */
export type Detail = 'registered' | 'hourly' | 'daily';

/** A piece of the past that is filled at a time, one packet a station. */
export interface Block extends Span {
  readonly detail: Detail;
}

/**
 * The blocks of a span, the newest first, without hole or overlap. The week before `now` is as registered; in the year
 * before it the water, the rain and the pans stand hourly and all else every four hours; before that all else stands daily.
 */
export function blocksOf(span: Span, now: number): Block[] {
  const blocks: Block[] = [];
  for (const { detail, upTo, length } of AGES) {
    const [oldest, newest] = [Math.max(span.from, now - upTo), blocks.at(-1)?.from ?? span.to];
    for (let to = newest; to > oldest; ) {
      const from = Math.max(oldest, Math.ceil(to / length - 1) * length);
      blocks.push({ detail, from, to });
      to = from;
    }
  }
  return blocks;
}

/** How often a series reports in history of each detail; never more often than registered. */
export const PACES: Readonly<Record<Detail, Pace>> = {
  registered: asRegistered,
  hourly: (_, series) => every(isWatched(series) ? HOUR_MS : 4 * HOUR_MS, series),
  daily: (_, series) => every(isWatched(series) ? HOUR_MS : DAY_MS, series),
};

/** Whether a series tells of every hour of its past. */
export function isHourly(series: Series): boolean {
  return isWatched(series) && series.intervalSeconds * SECOND_MS <= HOUR_MS;
}

/** Blocks are short enough for a packet to stay below the door's 64 KiB. */
const AGES: readonly { detail: Detail; upTo: number; length: number }[] = [
  { detail: 'registered', upTo: 7 * DAY_MS, length: DAY_MS },
  { detail: 'hourly', upTo: 366 * DAY_MS, length: 14 * DAY_MS },
  { detail: 'daily', upTo: Number.POSITIVE_INFINITY, length: 14 * DAY_MS },
];

const WATCHED = ['stage', 'discharge', 'rainfall', 'evaporation'];

/** A pan too: four hours of a sunny noon would be beyond what its limits let an hour have. */
function isWatched({ property }: Series): boolean {
  return WATCHED.includes(property);
}

function every(period: number, { intervalSeconds }: Series): { period: number; phase: number } {
  return { period: Math.max(period, intervalSeconds * SECOND_MS), phase: 0 };
}
