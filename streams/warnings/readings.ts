import { type Flag, MISSING } from '../../domain/quality.ts';
import type { Points, RangeQuery, Store } from '../../infra/store/store.ts';
import { everyLine, type JudgedReading, NOTHING_STANDS, type Standing, step } from './step.ts';
import type { Watch } from './watch.ts';

/** The days that a date can name. */
const FIRST = -8.64e15;
const LAST = 8.64e15;

/**
 * Where a watch stood just before a time, from the store alone: the stored readings back to where it no longer
 * matters what stood before them. Usually the last one settles all; where values have hung between a line and
 * its hysteresis for `MOST_READINGS`, nothing is taken to have stood before.
 */
export async function standingBefore(store: Store, watch: Watch, time: number): Promise<Standing> {
  for (let limit = FEWEST_READINGS; ; limit *= 8) {
    const readings = await read(store, watch, { from: FIRST, to: time, limit, newestFirst: true });
    const standing = fold(watch, NOTHING_STANDS, readings);
    const other = fold(watch, { crossed: everyLine(watch), previous: undefined }, readings);
    const all = readings.length < limit || limit >= MOST_READINGS;
    if (standing.crossed === other.crossed || all) return standing;
  }
}

/** The stored readings of a watch in [from, to), in order of time. */
export async function* readingsBetween(
  store: Store,
  watch: Watch,
  span: { readonly from: number; readonly to: number },
): AsyncGenerator<JudgedReading> {
  let { from } = span;
  for (let limit = FEWEST_READINGS; ; limit = MOST_AT_ONCE) {
    const readings = await read(store, watch, { from, to: span.to, limit });
    yield* readings;
    const last = readings.at(-1);
    if (!last || readings.length < limit) return;
    from = last.time + 1;
  }
}

/** The time of the newest stored reading, or −∞. */
export async function newestTime(store: Store, watch: Watch): Promise<number> {
  const span = { from: FIRST, to: LAST, limit: 1, newestFirst: true };
  return (await read(store, watch, span))[0]?.time ?? Number.NEGATIVE_INFINITY;
}

const FEWEST_READINGS = 32;
const MOST_AT_ONCE = 2_048;
const MOST_READINGS = 16_384;

function fold(watch: Watch, from: Standing, readings: readonly JudgedReading[]): Standing {
  return readings.reduce((standing, reading) => step(watch, standing, reading), from);
}

async function read(
  store: Store,
  { station, property }: Watch,
  span: Omit<RangeQuery, 'station' | 'property'>,
): Promise<JudgedReading[]> {
  const points: Points = await store.range({ station, property, ...span });
  return Array.from(points.times, (time, i) => ({
    time,
    value: points.flags[i] === MISSING ? null : (points.values[i] as number),
    flag: points.flags[i] as Flag,
    reasons: points.reasons[i] as number,
  }));
}
