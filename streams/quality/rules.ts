import { flagOfDoubts } from '../../domain/doubt.ts';
import type { Observation } from '../../domain/observation.ts';
import { type Property, propertyOf } from '../../domain/property.ts';
import { FAIL } from '../../domain/quality.ts';
import type { Limits, Series } from '../../domain/station.ts';
import { UNITS, type UnitName } from '../../domain/unit.ts';
import { reachOf } from '../reach.ts';

/** What one series is checked against, in its canonical unit: the station's own limits over its property's. */
export interface Rules {
  readonly unit: string;
  readonly gross: readonly [number, number] | undefined;
  readonly usual: readonly [number, number] | undefined;
  readonly ratePerHour: number | undefined;
  readonly spike: number | undefined;
  readonly growthPerHour: number | undefined;
  readonly flat: { readonly eps: number; readonly hours: number } | undefined;
  /** Values further apart than this, ms, say nothing of each other's shape. */
  readonly reach: number;
}

/** The rules of a registered series. */
export function rulesOf(series: Series): Rules {
  const property: Property | undefined = propertyOf(judgedAs(series));
  const limits: Limits = series.limits ?? {};
  return {
    unit: property?.unit ?? canonicalOf(series.unit),
    gross: limits.gross ?? property?.gross,
    usual: limits.usual,
    ratePerHour: limits.ratePerHour ?? property?.ratePerHour,
    spike: limits.spike ?? property?.spike,
    growthPerHour: property?.growthPerHour,
    // A week without rain is no fault of the gauge.
    flat: property?.kind === 'total' ? undefined : (limits.flat ?? property?.flat),
    reach: reachOf(series.intervalSeconds),
  };
}

/** Whether a value is fit to compare others with: it is one, nature can give it, and its gear does not disown it. */
export function isComparable(
  { value, reasons }: Pick<Observation, 'value' | 'reasons'>,
  { gross }: Rules,
): boolean {
  if (value === null || flagOfDoubts(reasons) === FAIL) return false;
  return gross === undefined || (value >= gross[0] && value <= gross[1]);
}

/** What may fall depends on the time that it falls in: 60 mm in 5 minutes are unheard of, in a day they are a wet day. */
function judgedAs({ property, intervalSeconds }: Series): string {
  if (property !== 'rainfall') return property;
  if (intervalSeconds <= 300) return 'rainfall_5min';
  return intervalSeconds <= 3_600 ? 'rainfall_1h' : 'rainfall_day';
}

/** Of a property that the house does not know, the registered unit is all there is. */
function canonicalOf(unit: string): string {
  return Object.hasOwn(UNITS, unit) ? UNITS[unit as UnitName].canonical : unit;
}
