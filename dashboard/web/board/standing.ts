import type { ForecastBrief, LatestEntry } from '../../../domain/api-answers.ts';
import type { Station } from '../../../domain/station.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import { isFresh, type TimeToLevel, timeToLevel } from '../forecast/time-to-level.ts';
import { linesOf } from '../registry/lines.ts';
import type { Rate } from '../registry/trend.ts';
import { heldUntil, type Margin, marginOf } from './margin.ts';

/** Where a value stands among its station's lines, and when it comes to the next. */
export interface Standing {
  readonly margin: Margin | undefined;
  /** When the next line is reached as forecast; undefined without a forecast that still speaks of now, and where it says nothing of that line. */
  readonly ahead: TimeToLevel | undefined;
  /** The value is back behind the line of its warning, which stands until the value passes this one. */
  readonly heldUntil: number | undefined;
}

/** What the standing follows from. */
export interface Seen {
  readonly latest: LatestEntry | undefined;
  readonly rate: Rate | undefined;
  readonly warning: WarningEvent | undefined;
  readonly foreseen: WarningEvent | undefined;
  readonly forecast: ForecastBrief | undefined;
  readonly now: number;
}

/** The standing of a property's value; nowhere without one. */
export function standing(station: Station, property: string, seen: Seen): Standing {
  const { latest, rate, warning, foreseen, forecast, now } = seen;
  const value = latest?.value;
  if (value == null) return { margin: undefined, ahead: undefined, heldUntil: undefined };
  const lines = linesOf(station, property);
  const hazard = warning?.hazard ?? foreseen?.hazard;
  const margin = marginOf(lines, value, rate?.perHour ?? 0, hazard);
  const next = margin?.next?.line;
  return {
    margin,
    ahead:
      forecast && next && isFresh(forecast, now) ? timeToLevel(forecast, next, now) : undefined,
    heldUntil: heldUntil(station.levels, value, warning),
  };
}
