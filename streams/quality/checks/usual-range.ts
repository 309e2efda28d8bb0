import { SUSPECT } from '../../../domain/quality.ts';
import type { Check } from '../check.ts';

/** Outside what this station has ever been expected to give: a record, or a fault. */
export const usualRange: Check = {
  reason: 'usual_range',
  flag: SUSPECT,
  finds: ({ value }, { usual }) => usual && (value < usual[0] || value > usual[1]),
};
