import { doubtsIn } from '../../domain/doubt.ts';
import type { Observation } from '../../domain/observation.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { LOOKS_BACK, type Value } from './check.ts';
import { isComparable, type Rules } from './rules.ts';

/** A piece of a series without holes, in order of time. `points` and the two columns beside it are of equal length. */
export interface Stretch {
  readonly points: Observation[];
  /** Since when, epoch ms, and over how many values up to each point, nothing has moved but for lone values apart. */
  readonly sameSince: number[];
  readonly sameCount: number[];
  /** From this index on, all that a verdict depends on lies in the stretch; 0 where the series begins here. */
  sure: number;
  /** The series goes on after the last point. */
  readonly cutAfter: boolean;
}

/**
 * Puts a reading in its place, replacing what a door took of that time before it. No value tells nothing against one that is
 * there, whichever came first. Returns its index, or the complement of it (`~index`) when nothing has changed.
 */
export function insert({ points, sameSince, sameCount }: Stretch, reading: Observation): number {
  const index = placeOf(points, reading.time);
  const there = points[index];
  if (there?.time === reading.time) {
    if (reading.value === null || isSame(there, reading) || isOlder(reading, there)) return ~index;
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

function isSame(there: Observation, reading: Observation): boolean {
  return there.value === reading.value && doubtsIn(there.reasons) === doubtsIn(reading.reasons);
}

/** Whether a value came before the one that is there, and has waited meanwhile. */
function isOlder(reading: Observation, there: Observation): boolean {
  return there.value !== null && reading.received < there.received;
}

/** The index of the nearest comparable value before `index` and not before `last`, or −1. */
export function comparableBefore(
  points: readonly Observation[],
  index: number,
  rules: Rules,
  last = index - LOOKS_BACK,
): number {
  for (let i = index - 1; i >= Math.max(0, last); i--) {
    if (isComparable(points[i] as Observation, rules)) return i;
  }
  return -1;
}

/** Renews the two columns of standstill from `from` on: each point's follow from those of the values before it. */
export function measureStandstill(stretch: Stretch, from: number, rules: Rules): void {
  const { points } = stretch;
  if (!rules.flat) return;
  for (let i = from; i < points.length; i++) {
    if (isComparable(points[i] as Observation, rules)) measureAt(stretch, i, rules);
  }
}

function measureAt(stretch: Stretch, i: number, rules: Rules): void {
  const { points, sameSince, sameCount } = stretch;
  const before = comparableBefore(points, i, rules);
  const same = before < 0 ? -1 : standsOn(stretch, i, before, rules);
  if (same >= 0) {
    sameSince[i] = sameSince[same] as number;
    sameCount[i] = (sameCount[same] as number) + 1;
    return;
  }
  const here = points[i] as Value;
  sameSince[i] = here.time;
  sameCount[i] = before >= 0 && isApart(points[before] as Value, here, rules) ? APART : 1;
}

/** Counted of a value so far from the one before it that only the next tells whether the series has moved. */
const APART = 0;

function isApart(from: Value, to: Value, { spike = Number.POSITIVE_INFINITY }: Rules): boolean {
  return Math.abs(to.value - from.value) > spike;
}

/** The value that this one is the same as: the one before it, or that before a lone one apart. −1 where it has moved. */
function standsOn(stretch: Stretch, i: number, before: number, rules: Rules): number {
  const { points, sameCount } = stretch;
  const here = points[i] as Value;
  if (standsStill(points[before] as Value, here, rules)) return before;
  if (sameCount[before] !== APART) return -1;
  const further = comparableBefore(points, before, rules, i - LOOKS_BACK);
  return further >= 0 && standsStill(points[further] as Value, here, rules) ? further : -1;
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
function standsStill(from: Value, to: Value, { flat }: Rules): boolean {
  if (!flat || to.time - from.time > flat.hours * HOUR_MS) return false;
  return Math.abs(to.value - from.value) <= flat.eps;
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
