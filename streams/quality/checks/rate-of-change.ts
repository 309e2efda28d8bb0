import { SUSPECT } from '../../../domain/quality.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import type { Check, Surrounded, Value } from '../check.ts';

/**
 * Further from the value before it than the series can go in that time, and not borne out by the value after it: a
 * flood wave may come as a step. The value after a spike is not blamed for the way back.
 */
export const rateOfChange: Check = {
  reason: 'rate_of_change',
  flag: SUSPECT,

  finds(point, { ratePerHour, reach }) {
    const { previous } = point;
    if (ratePerHour === undefined || previous === undefined) return undefined;
    return (
      tooFast(previous, point, ratePerHour) &&
      !isWayBack(previous, point, ratePerHour) &&
      !borneOut(previous, point, reach)
    );
  },
};

/** How far the series may go between two values. */
export function allowance(from: Value, to: Value, ratePerHour: number): number {
  return (ratePerHour * Math.max(Math.abs(to.time - from.time), SHORTEST_MS)) / HOUR_MS;
}

/** Over less than this, waves and the sensor's resolution outrun the water: 1 cm in 1 s would be 36 m/h. */
const SHORTEST_MS = 5 * MINUTE_MS;

function tooFast(from: Value, to: Value, ratePerHour: number): boolean {
  return Math.abs(to.value - from.value) > allowance(from, to, ratePerHour);
}

/** The value before was the one apart: this one is where the water can have come to from the one before that. */
function isWayBack(previous: Value, point: Surrounded, ratePerHour: number): boolean {
  const { beforePrevious } = point;
  return (
    beforePrevious !== undefined &&
    tooFast(beforePrevious, previous, ratePerHour) &&
    !tooFast(beforePrevious, point, ratePerHour)
  );
}

/** The next value keeps at least half of the step. */
function borneOut(previous: Value, point: Surrounded, reach: number): boolean {
  const { next } = point;
  if (next === undefined || next.time - point.time > reach) return false;
  const step = point.value - previous.value;
  return (next.value - previous.value) / step >= 0.5;
}
