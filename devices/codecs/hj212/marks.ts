import type { Doubt } from '../../../domain/doubt.ts';
import { FAIL, SUSPECT } from '../../../domain/quality.ts';

/** What a data mark holds against its value (HJ 212-2017 table 8); undefined for N, the instrument works. */
export function doubtOf(mark: string): Doubt | undefined {
  return mark === 'N' ? undefined : (DOUBTS.get(mark) ?? OTHER);
}

const DOUBTS: ReadonlyMap<string, Doubt> = new Map([
  ['F', { flag: FAIL, reason: 'stopped' }],
  ['M', { flag: FAIL, reason: 'maintenance' }],
  ['S', { flag: SUSPECT, reason: 'manual' }],
  ['D', { flag: FAIL, reason: 'fault' }],
  ['C', { flag: FAIL, reason: 'calibration' }],
  ['T', { flag: SUSPECT, reason: 'over_range' }],
  ['B', { flag: FAIL, reason: 'no_contact' }],
]);

/** The table may be extended; what we do not know we do not trust. */
const OTHER: Doubt = { flag: SUSPECT, reason: 'other' };
