import type { Observation } from '../../domain/observation.ts';
import { LOOKS_AHEAD, LOOKS_BACK, type Surrounded, type Value } from './check.ts';
import { isComparable, type Rules } from './rules.ts';
import { comparableBefore, measureStandstill, type Stretch } from './stretch.ts';
import { disownedBy, NO_VALUE, type Verdict, verdictOf, withDoubts } from './verdict.ts';

/** Marks the mask of a reading that nobody has judged yet, beside what its gear said of it: equal to no verdict's. */
export const UNJUDGED = 1 << 30;

/** The first index whose verdict a change at `index` can touch. */
export function touchedFrom(index: number): number {
  return Math.max(0, index - LOOKS_AHEAD);
}

/** Whether a change at `index` touches only points that can be judged in this stretch. */
export function isWithin(stretch: Stretch, index: number): boolean {
  return touchedFrom(index) >= stretch.sure;
}

/**
 * Judges every point that a change at `changed`, or later, can touch. Returns those whose verdict is new: they stand
 * in the stretch then. A verdict follows from the values around the point alone, whatever order they came in.
 */
export function judge(stretch: Stretch, changed: number, rules: Rules): Observation[] {
  const { points } = stretch;
  measureStandstill(stretch, changed, rules);
  const end = points.length - (stretch.cutAfter ? LOOKS_AHEAD : 0);
  const anew: Observation[] = [];
  for (let i = touchedFrom(changed); i < end; i++) {
    const point = points[i] as Observation;
    const { flag, reasons } = verdictAt(stretch, i, rules);
    if (point.reasons === reasons && point.flag === flag) continue;
    const judged = { ...point, flag, reasons };
    points[i] = judged;
    anew.push(judged);
  }
  return anew;
}

function verdictAt(stretch: Stretch, index: number, rules: Rules): Verdict {
  const point = stretch.points[index] as Observation;
  const { value, reasons } = point;
  if (value === null) return withDoubts(NO_VALUE, reasons);
  const disowned = disownedBy(reasons);
  return disowned ?? withDoubts(verdictOf(surroundings(stretch, index, rules), rules), reasons);
}

function surroundings(stretch: Stretch, index: number, rules: Rules): Surrounded {
  const { points, sameSince, sameCount } = stretch;
  const { time, value } = points[index] as Value;
  const previous = comparableBefore(points, index, rules);
  const beforePrevious = comparableBefore(points, previous, rules, index - LOOKS_BACK);
  return {
    time,
    value,
    previous: valueAt(points, previous),
    beforePrevious: valueAt(points, beforePrevious),
    next: comparableAfter(points, index, rules),
    sameSince: sameSince[index] as number,
    sameCount: sameCount[index] as number,
  };
}

function valueAt(points: readonly Observation[], index: number): Value | undefined {
  return index < 0 ? undefined : (points[index] as Value);
}

function comparableAfter(points: readonly Observation[], index: number, rules: Rules) {
  const last = Math.min(points.length - 1, index + LOOKS_AHEAD);
  for (let i = index + 1; i <= last; i++) {
    if (isComparable(points[i] as Observation, rules)) return points[i] as Value;
  }
  return undefined;
}
