import { FORECAST_LEVELS, type Forecast, MEDIAN } from '../../domain/forecast.ts';

/**
 * Whether a forecast says something else than the one told of the same issue: another model, or a quantile that has moved by
 * more than a twentieth of the 90 % band at its lead. Less, nobody would see.
 */
export function differs(forecast: Forecast, told: Forecast | undefined): boolean {
  if (!told || told.instead !== forecast.instead || told.trained !== forecast.trained) return true;
  return forecast.quantiles.some((row, lead) => {
    const before = told.quantiles[lead] ?? [];
    const width = (row.at(-1) ?? 0) - (row[0] ?? 0);
    const least = Math.max(width / 20, 1e-6 * Math.abs(row[MEDIAN] ?? 0));
    return FORECAST_LEVELS.some(
      (_, at) => !(Math.abs((row[at] ?? 0) - (before[at] ?? Number.NaN)) <= least),
    );
  });
}
