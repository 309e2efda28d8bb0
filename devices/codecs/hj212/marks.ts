import type { Doubt } from '../../../domain/doubt.ts';

/** What a data mark holds against its value (HJ 212-2017 table 8); undefined for N, the instrument works. */
export function doubtOf(mark: string): Doubt | undefined {
  return mark === 'N' ? undefined : (DOUBTS.get(mark) ?? OTHER);
}

const DOUBTS: ReadonlyMap<string, Doubt> = new Map([
  ['F', 'stopped'],
  ['M', 'maintenance'],
  ['S', 'manual'],
  ['D', 'fault'],
  ['C', 'calibration'],
  ['T', 'over_range'],
  ['B', 'no_contact'],
]);

/** The table may be extended; what we do not know we do not trust. */
const OTHER: Doubt = 'other_mark';
