import type { ForecastBrief } from '../../domain/api-answers.ts';
import type { Forecast } from '../../domain/forecast.ts';

/** What a list and a map show of a forecast. */
export function brief(forecast: Forecast): ForecastBrief {
  const { station, property, issued, origin, learnedFrom, model, instead } = forecast;
  const { crest, warnAt, exceedances } = forecast;
  return {
    ...{ station, property, issued, origin, learnedFrom, model, crest, warnAt },
    ...(instead !== undefined && { instead }),
    exceedances: exceedances.map(({ byLead: _, ...exceedance }) => exceedance),
  };
}
