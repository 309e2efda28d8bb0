import type { Observation } from '../../domain/observation.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { LOOKS_BACK, type Value } from './check.ts';
import { isComparable, type Rules } from './rules.ts';

/** A piece of a series without holes, in order of time. `points` and the two columns beside it are of equal length. */
export interface Stretch {
  readonly points: Observation[];
  /** Since when, epoch ms, and over how many values up to each point, nothing has moved. */
  readonly sameSince: number[];
  readonly sameCount: number[];
  /** From this index on, all that a verdict depends on lies in the stretch; 0 where the series begins here. */
  sure: number;
  /** The series goes on after the last point. */
  readonly cutAfter: boolean;
}

/**
 * Puts a reading in its place, replacing what was said of that time before, but for no value: that tells nothing
 * against one that is there, whichever came first. Returns its index, or the complement of it (`~index`) when
 * nothing has changed.
 */
export function insert({ points, sameSince, sameCount }: Stretch, reading: Observation): number {
  const index = placeOf(points, reading.time);
  const there = points[index];
  if (there?.time === reading.time) {
    if (reading.value === null || there.value === reading.value) return ~index;
    points[index] = reading;
  } else if (index === points.length) {
    points.push(reading);
    sameSince.push(reading.time);
    sameCount.push(0);
  } else {
    points.splice(index, 0, reading);
    sameSince.splice(index, 0, reading.time);
    sameCount.splice(index, 0, 0);
  }
  return index;
}

/** The index of the nearest comparable value before `index` and not before `last`, or −1. */
export function comparableBefore(
  points: readonly Observation[],
  index: number,
  rules: Rules,
  last = index - LOOKS_BACK,
): number {
  for (let i = index - 1; i >= Math.max(0, last); i--) {
    if (isComparable((points[i] as Observation).value, rules)) return i;
  }
  return -1;
}

/** Renews the two columns of standstill from `from` on: each point's follow from those of the value before it. */
export function measureStandstill(stretch: Stretch, from: number, rules: Rules): void {
  const { points, sameSince, sameCount } = stretch;
  if (!rules.flat) return;
  for (let i = from; i < points.length; i++) {
    const here = points[i] as Observation;
    if (!isComparable(here.value, rules)) continue;
    const before = comparableBefore(points, i, rules);
    const stands = before >= 0 && standsStill(points[before] as Value, here as Value, rules.flat);
    sameSince[i] = stands ? (sameSince[before] as number) : here.time;
    sameCount[i] = stands ? (sameCount[before] as number) + 1 : 1;
  }
}

/** Lets go of all but the newest `keep` points. */
export function trim(stretch: Stretch, keep: number): void {
  const surplus = stretch.points.length - keep;
  if (surplus <= 0) return;
  stretch.points.splice(0, surplus);
  stretch.sameSince.splice(0, surplus);
  stretch.sameCount.splice(0, surplus);
  stretch.sure = Math.max(LOOKS_BACK, stretch.sure - surplus);
}

/** A silence as long as the standstill that counts ends it: what happened meanwhile is not known. */
function standsStill(from: Value, to: Value, flat: NonNullable<Rules['flat']>): boolean {
  return Math.abs(to.value - from.value) <= flat.eps && to.time - from.time <= flat.hours * HOUR_MS;
}

/** The index of the first point that is not before `time`; most readings come last. */
export function placeOf(points: readonly Observation[], time: number): number {
  let high = points.length;
  if (high === 0 || (points[high - 1] as Observation).time < time) return high;
  let low = 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle] as Observation).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
