import { severityRank } from '../../domain/severity.ts';
import type { WarningEvent } from '../../domain/warning.ts';

/** The warnings that stand, worst first, then the newest. */
export function openWarnings(newest: Iterable<WarningEvent>): WarningEvent[] {
  return [...newest]
    .filter((event) => event.severity !== undefined)
    .sort(
      (a, b) =>
        severityRank(b.severity) - severityRank(a.severity) ||
        b.eventTime - a.eventTime ||
        a.station.localeCompare(b.station),
    );
}
