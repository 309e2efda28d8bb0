import type { ForecastBrief } from '../../../domain/api-answers.ts';
import { propertyOf } from '../../../domain/property.ts';
import { HOUR_MS } from '../../../domain/time.ts';

/** A crest that is worth telling: when it is likely, its likely value and the range that holds it nine times of ten. */
export interface Crest {
  readonly time: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** The crest that is still to come; undefined where there is none, or the value hardly rises until then. */
export function crestToTell(
  { crest, issued, property }: Pick<ForecastBrief, 'crest' | 'issued' | 'property'>,
  value: number | null | undefined,
  now: number,
): Crest | undefined {
  if (crest === null || value == null) return undefined;
  const time = issued + crest.hours.likely * HOUR_MS;
  if (time <= now || crest.value.likely - value < leastRise(property, value)) return undefined;
  const { likely, from, to } = crest.value;
  return { time, value: likely, from, to };
}

/** Five of the last decimal that people see (5 cm of stage); of a discharge, which has no fixed one, a hundredth. */
function leastRise(key: string, value: number): number {
  const property = propertyOf(key);
  if (property?.unit === 'm3/s') return Math.abs(value) / 100;
  return 5 * 10 ** -(property?.decimals ?? 2);
}
