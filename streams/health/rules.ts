import type { Series } from '../../domain/station.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import type { SpellRule } from './spells.ts';

/*
 * When the house finds something wrong with gear. Three intervals and 11.8 V are of the operators' rules of a water authority of the
 * province (docs/decisions/0017-device-health.md); how a trouble ends, and the limits of clocks, are this house's own.
 */

/** A series is overdue after three intervals without a reading, and never before a quarter of an hour: as a value is stale. */
export function overdueAfter(intervalSeconds: number): number {
  return Math.max(15 * MINUTE_MS, 3 * intervalSeconds * SECOND_MS);
}

/** Quality control has found the standstill (`flat_line`); two values that moved end it. */
export const FROZEN: SpellRule = { begins: 1, ends: 2, keeps: 8 };

/** Three voltages below the line, and none at or above the end between them. */
export const VOLTAGE_LOW: SpellRule = { begins: 3, ends: 3, keeps: 24 };

/** Three live packets in a row. */
export const CLOCK_OFF: SpellRule = { begins: 3, ends: 3, keeps: 24 };

/** The line of a battery in V: the lower end of what is registered as usual, else that of a lead-acid battery of 12 V. */
export function voltageLine({ limits }: Series): number {
  return limits?.usual?.[0] ?? LEAD_ACID;
}

/** Whether a voltage says that its battery is low, or is not; undefined: neither, or it is of no such battery. */
export function isVoltageLow(value: number, line: number): boolean | undefined {
  if (line === LEAD_ACID && (value < 9 || value > 16)) return undefined;
  if (value < line) return true;
  return value >= line + RECOVERED ? false : undefined;
}

/** A stamp ahead of its arrival can only be the clock's; one behind may be a slow line's. Ends at half the limit. */
export function isClockOff(offset: number, slack: number): boolean | undefined {
  const limit = clockLimit(offset) + slack;
  if (Math.abs(offset) > limit) return true;
  return Math.abs(offset) <= limit / 2 ? false : undefined;
}

/** ms. */
export function clockLimit(offset: number): number {
  return (offset < 0 ? 2 : 5) * MINUTE_MS;
}

const LEAD_ACID = 11.8;
/** V above the line at which the battery is charged again. */
const RECOVERED = 0.4;
