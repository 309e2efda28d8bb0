import type { ForecastBrief } from '../../../domain/api-answers.ts';
import type { Forecast } from '../../../domain/forecast.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { Line } from '../registry/lines.ts';

/** When a level is reached as forecast: hours from now; null for what lies beyond the last lead. */
export interface TimeToLevel {
  readonly likely: number | null;
  readonly earliest: number | null;
  readonly latest: number | null;
  /** 0 … 1: that it is reached within the leads. */
  readonly probability: number;
}

/** Hours that the house forecasts ahead: the last lead of its models. */
export const FORECAST_HOURS = 72;

/** Two issues were missed, and the third is late: what is forecast then says little of now. */
const STALE_MS = 3 * HOUR_MS;

/** Whether a forecast still speaks of now. */
export function isFresh({ issued }: Pick<ForecastBrief, 'issued'>, now: number): boolean {
  return now - issued < STALE_MS;
}

/** When a forecast ends, epoch ms. */
export function endOf({ issued, leads }: Pick<Forecast, 'issued' | 'leads'>): number {
  return issued + (leads.at(-1) ?? 0) * HOUR_MS;
}

/** The time to a line from now on; undefined where the forecast says nothing of it: records that are no level. */
export function timeToLevel(
  forecast: Pick<ForecastBrief, 'issued' | 'exceedances'>,
  line: Pick<Line, 'hazard' | 'value'>,
  now: number,
): TimeToLevel | undefined {
  const found = forecast.exceedances.find(
    ({ hazard, value }) => hazard === line.hazard && Math.abs(value - line.value) < 0.005,
  );
  if (found === undefined) return undefined;
  const gone = (now - forecast.issued) / HOUR_MS;
  const left = (hours: number | null) => (hours === null ? null : Math.max(0, hours - gone));
  const { likely, earliest, latest } = found.hours;
  return {
    likely: left(likely),
    earliest: left(earliest),
    latest: left(latest),
    probability: found.within,
  };
}

/** For sorting: what is likely within the leads by its hours, then what is possible, then what is not. */
export function urgency({ likely, earliest }: TimeToLevel): number {
  if (likely !== null) return likely;
  return earliest === null ? Number.POSITIVE_INFINITY : FORECAST_HOURS + earliest;
}
