import type { RainForecast } from '../../../domain/rain-forecast.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { type RainChoice, WHAT_IF_DAYS, type WhatIfInputs } from '../../../domain/what-if.ts';
import { perSubBasin } from '../assimilation/past-forcing.ts';
import { seasonRain } from '../assimilation/season.ts';
import type { Forcing } from '../basin-model.ts';
import { SUB_BASINS, type SubBasinName } from '../sub-basins.ts';
import { forecastRain } from './forecast-rain.ts';

/** Hours of a look ahead. */
export const HOURS_AHEAD = WHAT_IF_DAYS * 24;

/** What is known of the rain before the start and after it. */
export interface KnownRain {
  /** The forcing up to the start by hour, at least 30 days. */
  readonly past: readonly Forcing[];
  /** Those that say something of the look ahead, one an area. */
  readonly forecasts: readonly RainForecast[];
}

/** Rain by hour from the start on, mm by sub-basin. */
export function comingRain(
  { rain, factor }: Pick<WhatIfInputs, 'rain' | 'factor'>,
  start: number,
  known: KnownRain,
): readonly Forcing['rain'][] {
  const fall = hourly(rain, start, known);
  return Array.from({ length: HOURS_AHEAD }, (_, hour) =>
    perSubBasin((name) => factor * fall(name, hour)),
  );
}

type Fall = (name: SubBasinName, hour: number) => number;

function hourly(rain: RainChoice, start: number, { past, forecasts }: KnownRain): Fall {
  switch (rain.from) {
    case 'none':
      return () => 0;
    case 'season':
      return (name, hour) => seasonRain(name, start + hour * HOUR_MS);
    case 'observed': {
      const again = past.slice(-24 * rain.days);
      return (name, hour) => again[hour % again.length]?.rain[name] ?? 0;
    }
    case 'forecast': {
      const falls = forecastRain(forecasts);
      return (name, hour) => falls(name, start + hour * HOUR_MS);
    }
    case 'table':
      return (name, hour) => (daysFor(rain.days, name)?.[Math.floor(hour / 24)] ?? 0) / 24;
  }
}

/** A sub-basin's own days, else its river's, else those of all. */
function daysFor(table: Readonly<Record<string, number[]>>, name: SubBasinName) {
  return table[name] ?? table[SUB_BASINS[name].river] ?? table['all'];
}
