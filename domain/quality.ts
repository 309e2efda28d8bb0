import { z } from 'zod';

/** Quality flags of QARTOD (IOOS QARTOD Manual of Data Flags 1.2, 2020, table 3). */
export const GOOD = 1;
export const NOT_EVALUATED = 2;
export const SUSPECT = 3;
export const FAIL = 4;
export const MISSING = 9;

export const Flag = z.union([
  z.literal(GOOD),
  z.literal(NOT_EVALUATED),
  z.literal(SUSPECT),
  z.literal(FAIL),
  z.literal(MISSING),
]);
export type Flag = z.infer<typeof Flag>;

/** Why a flag is not "good". The position in this list is the reason's bit in a mask: append only. */
export const REASONS = [
  'missing', // the sensor itself said "no value"
  'gross_range', // outside what the sensor or nature can give
  'usual_range', // outside what this station has ever been expected to give
  'rate_of_change', // changed faster than water (or air) can
  'spike', // one value apart from both its neighbours
  'flat_line', // unchanged for longer than is natural
  'no_limits', // nothing is registered to check this series against
  // What the gear itself said of its value: doubt.ts
  'stopped',
  'maintenance',
  'calibration',
  'fault',
  'no_contact',
  'manual',
  'over_range',
  'other_mark',
] as const;

export const Reason = z.enum(REASONS);
export type Reason = z.infer<typeof Reason>;

/** Packs reasons into a bit mask, bit i for REASONS[i]. */
export function reasonMask(reasons: readonly Reason[]): number {
  let mask = 0;
  for (const reason of reasons) mask |= 1 << REASONS.indexOf(reason);
  return mask;
}

/** The reasons in a mask made by `reasonMask`. */
export function reasonsOf(mask: number): Reason[] {
  return mask === 0 ? [] : REASONS.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

/** Whether hours, days and warnings may lean on a value with this flag; "latest" shows a suspect one too, with its flag. */
export function isUsable(flag: Flag): boolean {
  return flag === GOOD || flag === NOT_EVALUATED;
}
