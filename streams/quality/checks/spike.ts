import { SUSPECT } from '../../../domain/quality.ts';
import type { Check, Surrounded, Value } from '../check.ts';
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
    if (rules.spike === undefined || !previous || !next || !near(point, rules.reach)) {
      return undefined;
    }
    const up = point.value - previous.value;
    const down = point.value - next.value;
    return (
      up * down > 0 &&
      Math.abs(up) > limit(previous, point, rules) &&
      Math.abs(down) > limit(point, next, rules) &&
      Math.abs(up - down) <= Math.min(Math.abs(up), Math.abs(down)) / 2
    );
  },
};

function near({ time, previous, next }: Surrounded, reach: number): boolean {
  return (
    previous !== undefined &&
    next !== undefined &&
    time - previous.time <= reach &&
    next.time - time <= reach
  );
}

function limit(from: Value, to: Value, { spike = 0, ratePerHour = 0 }: Rules): number {
  return Math.max(spike, allowance(from, to, ratePerHour));
}
