import type { Exceedance, Forecast } from '../../domain/forecast.ts';
import { MEDIAN } from '../../domain/forecast.ts';
import { type Severity, severityRank } from '../../domain/severity.ts';
import type { Hazard } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { WarningEvent } from '../../domain/warning.ts';

/** All that decides what is warned of before it is seen. */
export interface Sight {
  readonly forecast: Forecast;
  readonly hazard: Hazard;
  /** The forecast warning told last, and the observed warning that stands. */
  readonly before: WarningEvent | undefined;
  readonly seen: WarningEvent | undefined;
  /** Epoch ms. */
  readonly now: number;
}

/** A warning holds until its probability is below this share of the one at which it is given. */
const HELD = 0.6;

/**
 * The change that a forecast makes to the forecast warning of a hazard, or undefined. It warns of the gravest level that is
 * reached within the leads with the station's probability or more, and that is graver than what is observed already: the
 * observed warning takes over. An older forecast than the one told of changes nothing.
 */
export function foreseen(sight: Sight): WarningEvent | undefined {
  const { forecast, hazard, before, now } = sight;
  const levels = forecast.exceedances.filter((one) => one.hazard === hazard);
  const isOther = before?.severity !== undefined && before.property !== forecast.property;
  if (levels.length === 0 || isOther || forecast.issued < (before?.readingTime ?? 0))
    return undefined;
  const gravest = levels
    .filter((level) => isProbable(level, sight))
    .toSorted(byGravity)
    .at(-1);
  const previous = before?.severity;
  if (gravest?.severity === previous) return undefined;
  const line = gravest ?? levels.find(({ severity }) => severity === previous);
  if (!line) return undefined;
  const { likely } = line.hours;
  return {
    station: forecast.station,
    hazard,
    property: forecast.property,
    severity: gravest?.severity,
    previous,
    value: extremeOf(forecast, hazard),
    threshold: line.value,
    readingTime: forecast.issued,
    eventTime: now,
    basis: 'forecast',
    corrected: false,
    probability: line.within,
    ...(likely !== null && { expected: forecast.issued + likely * HOUR_MS }),
  };
}

function isProbable({ severity, within }: Exceedance, { forecast, before, seen }: Sight): boolean {
  if (severityRank(severity) <= severityRank(seen?.severity)) return false;
  const stands = severityRank(before?.severity) >= severityRank(severity);
  return within >= forecast.warnAt * (stands ? HELD : 1);
}

function byGravity(a: { severity: Severity }, b: { severity: Severity }): number {
  return severityRank(a.severity) - severityRank(b.severity);
}

/** The highest, or of low water the lowest, of the median within the leads. */
function extremeOf({ quantiles }: Forecast, hazard: Hazard): number {
  const medians = quantiles.map((row) => row[MEDIAN] ?? Number.NaN);
  return hazard === 'flood' ? Math.max(...medians) : Math.min(...medians);
}
