import { DAY_MS } from '../../domain/time.ts';
import type { Column, Series } from '../series/series.ts';

/**
 * Water that reaches the ground as liquid: rain, and melt from a snow pack by the degree-day method, in mm a step; undefined
 * without rainfall and air temperature in °C. Precipitation is snow below −1 °C and rain above 1 °C, in between partly; the
 * pack melts by 3 mm a day and degree above zero. A missing temperature is that of before. Hock 2003,
 * doi:10.1016/S0022-1694(03)00257-9, whose factors for open land range from 2 to 6.
 */
export function liquidWater({ forcings, step }: Series): Column | undefined {
  const rain = forcings.find(({ quantity }) => quantity === 'rainfall');
  const warmth = forcings.find(({ quantity }) => quantity === 'air_temperature');
  if (!rain || warmth?.unit !== 'degC') return undefined;
  let [pack, degrees] = [0, Number.NaN];
  const values = rain.values.map((fallen, index) => {
    const measured = warmth.values[index] ?? Number.NaN;
    if (!Number.isNaN(measured)) degrees = measured;
    if (Number.isNaN(degrees)) return Number.NaN;
    const liquid = Math.min(1, Math.max(0, (degrees + 1) / 2));
    const melt = Math.min(pack, (DEGREE_DAY_MM * Math.max(0, degrees) * step) / DAY_MS);
    pack += (1 - liquid) * (fallen || 0) - melt;
    return liquid * fallen + melt;
  });
  return { name: `${rain.name} or melt`, quantity: 'liquid_water', unit: 'mm', values };
}

const DEGREE_DAY_MM = 3;
