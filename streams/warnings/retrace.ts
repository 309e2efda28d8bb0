import type { Store } from '../../infra/store/store.ts';
import { readingsBetween, standingBefore } from './readings.ts';
import { type JudgedReading, type Standing, settles, step } from './step.ts';
import { changeBy, lastSeverity, severityAt, type Timeline } from './timeline.ts';
import type { Watch } from './watch.ts';

/** A reading, and where it left the watch. */
export interface Placed {
  readonly reading: JudgedReading;
  readonly standing: Standing;
}

/** Puts a reading in its place, over what was heard of that time before. Returns its index, from which it is to be retraced. */
export function put(recent: Placed[], reading: JudgedReading): number {
  const before = recent.findLastIndex((one) => one.reading.time < reading.time);
  const index = before + 1;
  const replaced = recent[index]?.reading.time === reading.time ? 1 : 0;
  recent.splice(index, replaced, { reading, standing: UNKNOWN });
  return index;
}

/** Goes along the readings at hand from an index on, and returns the timeline with the changes they make. */
export function retrace(
  watch: Watch,
  way: {
    readonly recent: Placed[];
    readonly from: number;
    /** Where the watch stood before the first reading at hand. */
    readonly before: Standing;
    readonly told: Timeline;
    readonly now: number;
  },
): Timeline {
  const { recent, from, told, now } = way;
  const start = recent[from]?.reading.time ?? Number.POSITIVE_INFINITY;
  const timeline = told.filter(({ readingTime }) => readingTime < start);
  let standing = recent[from - 1]?.standing ?? way.before;
  for (let i = from; i < recent.length; i++) {
    const { reading } = recent[i] as Placed;
    const next = step(watch, standing, reading);
    const change =
      next === standing ? undefined : changeBy(watch, timeline, { standing: next, reading, now });
    if (change) timeline.push(change);
    standing = next;
    recent[i] = { reading, standing };
  }
  return timeline;
}

/**
 * The same for the stored readings in [from, end]. Those after `to` were gone along before: where the way joins the one
 * that was told, the rest of that stands, and so does the standing (undefined) at its end.
 */
export async function retraceStored(
  store: Store,
  way: {
    readonly watch: Watch;
    readonly told: Timeline;
    readonly from: number;
    readonly to: number;
    readonly end: number;
    readonly now: number;
  },
): Promise<{ timeline: Timeline; standing?: Standing }> {
  const { watch, told, from, to, end, now } = way;
  const timeline = told.filter(({ readingTime }) => readingTime < from);
  let standing = await standingBefore(store, watch, from);
  for await (const reading of readingsBetween(store, watch, { from, to: end + 1 })) {
    const next = step(watch, standing, reading);
    if (next === standing) continue;
    standing = next;
    const change = changeBy(watch, timeline, { standing, reading, now });
    if (change) timeline.push(change);
    const { time } = reading;
    if (time <= to || !settles(watch, reading)) continue;
    if (lastSeverity(timeline) !== severityAt(told, time)) continue;
    const rest = told.filter(({ readingTime }) => readingTime > time);
    return { timeline: [...timeline, ...rest] };
  }
  return { timeline, standing };
}

const UNKNOWN: Standing = { crossed: 0, previous: undefined };
