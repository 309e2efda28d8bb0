import { FAIL } from '../../../domain/quality.ts';
import type { Check } from '../check.ts';

/** Outside what the sensor or nature can give at all: a stage of −999. */
export const grossRange: Check = {
  reason: 'gross_range',
  flag: FAIL,
  finds: ({ value }, { gross }) => gross && (value < gross[0] || value > gross[1]),
};
