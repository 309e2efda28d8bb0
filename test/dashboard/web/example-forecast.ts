import { brief } from '../../../dashboard/api/brief-forecast.ts';
import type { ForecastBrief } from '../../../domain/api-answers.ts';
import type { Exceedance, Forecast } from '../../../domain/forecast.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { NOW } from './example-station.ts';

/** A stage at 22.1 m that crests at 22.6 in a day, issued at NOW, for the station of the example. */
export function forecast(over: Partial<Forecast> = {}): Forecast {
  return {
    station: 'a',
    property: 'stage',
    issued: NOW,
    made: NOW + HOUR_MS,
    model: 'stack',
    trained: 0,
    origin: 'simulated',
    learnedFrom: 'simulated',
    now: 22.1,
    leads: [6, 24, 72],
    quantiles: [
      [22.2, 22.22, 22.25, 22.3, 22.35, 22.4, 22.45],
      [22.4, 22.45, 22.5, 22.6, 22.7, 22.8, 22.9],
      [21.9, 22, 22.2, 22.4, 22.6, 22.8, 23],
    ],
    exceedances: [exceedance()],
    crest: {
      value: { likely: 22.6, from: 22.4, to: 22.9 },
      hours: { likely: 24, from: 6, to: 72 },
    },
    warnAt: 0.5,
    ...over,
  };
}

/** Of the orange line at 22.5: probable, in 8 to 20 hours. */
export function exceedance(over: Partial<Exceedance> = {}): Exceedance {
  return {
    hazard: 'flood',
    severity: 'orange',
    value: 22.5,
    byLead: [0.1, 0.8, 0.4],
    within: 0.8,
    hours: { likely: 14, earliest: 8, latest: 20 },
    ...over,
  };
}

/** By series id, as the house keeps them. */
export function briefs(over: Partial<Forecast> = {}): ReadonlyMap<string, ForecastBrief> {
  return new Map([['a/stage', brief(forecast(over))]]);
}
