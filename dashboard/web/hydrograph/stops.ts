import { FORECAST_LEVELS, MEDIAN } from '../../../domain/forecast.ts';
import type { Flag } from '../../../domain/quality.ts';
import { formatNumber } from '../format/number.ts';
import type { TellTime } from '../format/time.ts';
import { FLAG_WORDS } from '../words/quality-words.ts';
import { type ForecastCourse, hoursAfter, quantilesAt } from './forecast-course.ts';
import type { HydrographInput } from './input.ts';
import type { Columns } from './points.ts';

/** Where the cursor can stand: at every reading, and after the last at every full hour of the forecast, on its median. */
export function stopsOf(columns: Columns, forecast: ForecastCourse | undefined): Columns {
  const last = columns.times.at(-1) ?? Number.NEGATIVE_INFINITY;
  const hours = forecast === undefined ? [] : hoursAfter(forecast, last);
  if (forecast === undefined || hours.length === 0) return columns;
  return {
    times: [...columns.times, ...hours],
    values: [
      ...columns.values,
      ...hours.map((time) => quantilesAt(forecast, time)?.[MEDIAN] ?? null),
    ],
    flags: [...columns.flags, ...hours.map(() => 2)],
  };
}

interface ReadOut extends Pick<HydrographInput, 'columns' | 'forecast' | 'decimals'> {
  readonly unit: string;
}

type Speech = Pick<HydrographInput['speech'], 'words' | 'language'> & { readonly tell: TellTime };

/** "12 Jul 00:00 · 22.53 m · good"; of what is forecast "13 Jul 08:00 · forecast 22.60 m · 50 % 22.55–22.66 · 90 % 22.41–22.80". */
export function readOut(of: ReadOut, stops: Columns, index: number, speech: Speech): string {
  const { words, tell, language } = speech;
  const time = stops.times[index];
  if (time === undefined) return words.noPoints;
  const measure = (value: number) => formatNumber(value, of.decimals);
  const told = (value: number) => `${measure(value)} ${of.unit}`.trim();
  const value = stops.values[index];
  const row =
    index < of.columns.times.length ? undefined : of.forecast && quantilesAt(of.forecast, time);
  if (row !== undefined) {
    const at = (level: (typeof FORECAST_LEVELS)[number]) =>
      measure(row[FORECAST_LEVELS.indexOf(level)] ?? Number.NaN);
    const bands = [words.readBand('50 %', at(25), at(75)), words.readBand('90 %', at(5), at(95))];
    return [tell(time), words.forecastAt(told(row[MEDIAN] ?? Number.NaN)), ...bands].join(' · ');
  }
  const flag = FLAG_WORDS[(stops.flags[index] ?? 2) as Flag][language];
  return [tell(time), value == null ? words.noData : told(value), flag].join(' · ');
}
