import { SUSPECT } from '../../../domain/quality.ts';
import type { Check, Value } from '../check.ts';
import type { Rules } from '../rules.ts';
import { allowance } from './rate-of-change.ts';

/**
 * A single value apart from both its neighbours, on the same side, while these agree with each other. What the
 * series could do in the time between is no spike: an hourly record of a flash flood may well have a pointed crest.
 */
export const spike: Check = {
  reason: 'spike',
  flag: SUSPECT,

  finds(point, rules) {
    const { previous, next } = point;
    if (rules.spike === undefined || !previous || !next) return undefined;
    const up = point.value - previous.value;
    const down = point.value - next.value;
    if (!isNear(previous, point, rules) || !isNear(point, next, rules)) return undefined;
    return (
      up * down > 0 &&
      Math.abs(up) > limit(previous, point, rules) &&
      Math.abs(down) > limit(next, point, rules) &&
      Math.abs(up - down) <= Math.min(Math.abs(up), Math.abs(down)) / 2
    );
  },
};

function isNear(from: Value, to: Value, { reach }: Rules): boolean {
  return to.time - from.time <= reach;
}

/** How far from a neighbour the series may well be. */
function limit(
  neighbour: Value,
  point: Value,
  { spike = 0, ratePerHour = 0, growthPerHour = 0 }: Rules,
): number {
  const rate = Math.max(ratePerHour, growthPerHour * Math.abs(neighbour.value));
  return Math.max(spike, allowance(neighbour, point, rate));
}
