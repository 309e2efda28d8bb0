import { type Property, propertyOf } from '../../domain/property.ts';
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
  readonly flat: { readonly eps: number; readonly hours: number } | undefined;
  /** Values further apart than this, ms, say nothing of each other's shape. */
  readonly reach: number;
}

/** The rules of a registered series. */
export function rulesOf(series: Series): Rules {
  const property: Property | undefined = propertyOf(series.property);
  const limits: Limits = series.limits ?? {};
  return {
    unit: property?.unit ?? canonicalOf(series.unit),
    gross: limits.gross ?? property?.gross,
    usual: limits.usual,
    ratePerHour: limits.ratePerHour ?? property?.ratePerHour,
    spike: limits.spike ?? property?.spike,
    // A week without rain is no fault of the gauge.
    flat: property?.kind === 'total' ? undefined : (limits.flat ?? property?.flat),
    reach: reachOf(series.intervalSeconds),
  };
}

/** Whether a value is fit to compare others with. */
export function isComparable(value: number | null, { gross }: Rules): value is number {
  return value !== null && (gross === undefined || (value >= gross[0] && value <= gross[1]));
}

/** Of a property that the house does not know, the registered unit is all there is. */
function canonicalOf(unit: string): string {
  return Object.hasOwn(UNITS, unit) ? UNITS[unit as UnitName].canonical : unit;
}
