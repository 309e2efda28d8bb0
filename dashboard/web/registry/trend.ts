import { propertyOf } from '../../../domain/property.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { formatNumber } from '../format/number.ts';

/** A trend says nothing any more when its reading is older than this. */
export const TREND_HOLDS_MS = 3 * HOUR_MS;

/** A rate of change as people say it; "0.0" is steady, whatever stands behind the last digit. */
export interface Rate {
  readonly text: string;
  readonly unit: string;
  readonly direction: -1 | 0 | 1;
  /** Canonical unit; 0 where it is steady. */
  readonly perHour: number;
}

/** cm/h for heights, else the value's own unit in an hour; undefined for totals and where it is not known. */
export function rateOf(key: string, perHour: number | undefined): Rate | undefined {
  const property = propertyOf(key);
  if (perHour === undefined || property?.kind === 'total') return undefined;
  const inCm = property?.unit === 'm';
  const decimals = inCm ? 1 : (property?.decimals ?? 1);
  const text = formatNumber(Math.abs(inCm ? perHour * 100 : perHour), decimals);
  const direction = Number(text) === 0 ? 0 : perHour > 0 ? 1 : -1;
  return { text, unit: inCm ? 'cm/h' : '/h', direction, perHour: direction === 0 ? 0 : perHour };
}
