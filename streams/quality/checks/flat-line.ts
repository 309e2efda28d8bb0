import { SUSPECT } from '../../../domain/quality.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { Check } from '../check.ts';

/** Unmoved for longer than is natural, over enough values to tell: a float that hangs, a well that has run dry. */
export const flatLine: Check = {
  reason: 'flat_line',
  flag: SUSPECT,
  finds: ({ time, sameSince, sameCount }, { flat }) =>
    flat && sameCount >= FEWEST && time - sameSince >= flat.hours * HOUR_MS,
};

/** Two equal daily readings are no standstill. */
const FEWEST = 6;
