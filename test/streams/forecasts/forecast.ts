import type { Forecast } from '../../../domain/forecast.ts';
import type { Severity } from '../../../domain/severity.ts';

export const ISSUED = Date.parse('2026-07-02T08:00:00+08:00');

const LEVELS: Record<Severity, number> = { blue: 19.5, yellow: 20, orange: 21, red: 22.5 };

/** A forecast of a rising stage with these probabilities of the flood levels. */
export function forecast(
  probabilities: Partial<Record<Severity, number>>,
  over: Partial<Forecast> = {},
): Forecast {
  return {
    station: '62302250',
    property: 'stage',
    issued: ISSUED,
    made: ISSUED + 60_000,
    model: 'stack',
    trained: 0,
    origin: 'simulated',
    learnedFrom: 'simulated',
    now: 19,
    leads: [6, 24],
    quantiles: [
      [19, 19.1, 19.2, 19.3, 19.4, 19.5, 19.6],
      [19.1, 19.3, 19.6, 20, 20.4, 20.8, 21],
    ],
    exceedances: Object.entries(probabilities).map(([severity, within]) => ({
      hazard: 'flood',
      severity: severity as Severity,
      value: LEVELS[severity as Severity],
      byLead: [0, within],
      within,
      hours: { likely: 6, earliest: 3, latest: null },
    })),
    crest: null,
    warnAt: 0.5,
    ...over,
  };
}
