import { DAY_MS } from '../../domain/time.ts';
import { liquidWater } from '../features/liquid-water.ts';
import type { Column, Series } from '../series/series.ts';

/** What falls on a basin and what could evaporate, mm a step. */
export interface Weather {
  readonly rain: Float64Array;
  readonly evaporation: Float64Array;
}

/**
 * The weather of a basin: liquid water, and potential evaporation as measured or, where only the air temperature is, by 0.1 mm
 * a day and degree above −5 °C: the shape of Oudin et al. 2005, doi:10.1016/j.jhydrol.2004.08.026, whose size the model's K
 * corrects. Rain that nobody measured is none. Undefined where the series does not have them in mm and °C.
 */
export function weatherOf(series: Series): Weather | undefined {
  const evaporation = evaporationOf(series);
  const rain = columnOf(series, 'rainfall', 'mm');
  if (!rain || !evaporation) return undefined;
  const positive = (values: Float64Array) => values.map((value) => Math.max(0, value || 0));
  return {
    rain: positive((liquidWater(series) ?? rain).values),
    evaporation: positive(evaporation),
  };
}

function evaporationOf(series: Series): Float64Array | undefined {
  const measured =
    columnOf(series, 'potential_evaporation', 'mm') ?? columnOf(series, 'evaporation', 'mm');
  if (measured) return measured.values;
  const warmth = columnOf(series, 'air_temperature', 'degC');
  return warmth?.values.map((degrees) => (0.1 * (degrees + 5) * series.step) / DAY_MS);
}

function columnOf({ forcings }: Series, quantity: string, unit: string): Column | undefined {
  return forcings.find((each) => each.quantity === quantity && each.unit === unit);
}
