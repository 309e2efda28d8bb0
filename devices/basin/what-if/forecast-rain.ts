import { type RainForecast, rainBetween, shareForecast } from '../../../domain/rain-forecast.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { seasonRain } from '../assimilation/season.ts';
import { SUB_BASIN_NAMES, SUB_BASINS, type SubBasinName } from '../sub-basins.ts';

/**
 * mm over a sub-basin in the hour from `time` on: as forecast, and the season's mean for the share of the hour that no
 * forecast speaks of, as nobody knows that it stays dry then.
 */
export function forecastRain(
  forecasts: readonly RainForecast[],
): (name: SubBasinName, time: number) => number {
  const chosen = new Map(SUB_BASIN_NAMES.map((name) => [name, forecastOf(name, forecasts)]));
  return (name, time) => {
    const forecast = chosen.get(name);
    if (forecast === undefined) return seasonRain(name, time);
    const known = shareForecast(forecast, time, time + HOUR_MS);
    const season = known === 1 ? 0 : (1 - known) * seasonRain(name, time);
    return rainBetween(forecast, time, time + HOUR_MS) + season;
  };
}

/** The forecasts that speak for a sub-basin at least, in the order given. */
export function spokenFor(forecasts: readonly RainForecast[]): RainForecast[] {
  const used = new Set(SUB_BASIN_NAMES.map((name) => forecastOf(name, forecasts)));
  return forecasts.filter((forecast) => used.has(forecast));
}

/** What was issued last of a sub-basin or its river; of one time, that of the sub-basin itself. */
function forecastOf(
  name: SubBasinName,
  forecasts: readonly RainForecast[],
): RainForecast | undefined {
  const own = forecasts.find(({ area }) => area === name);
  const river = forecasts.find(({ area }) => area === SUB_BASINS[name].river);
  if (own === undefined || river === undefined) return own ?? river;
  return river.issued > own.issued ? river : own;
}
