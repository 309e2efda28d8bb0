import { DAY_MS } from '../../domain/time.ts';
import { deviation, mean } from '../metrics/mean.ts';
import type { Column } from '../series/series.ts';
import type { Task } from '../task.ts';

/**
 * What distinguishes a gauge from others for good, from nothing later than step `end`: size, how much flows, how quickly it
 * changes, how wet and warm it is. NaN where it cannot be told. Flashiness: Baker et al. 2004, doi:10.1111/j.1752-1688.2004.tb01046.x.
 */
export function staticsOf({ series, now }: Task, end: number): readonly number[] {
  const target = knownUntil(series.target.values, end);
  const scaled = knownUntil(now, end);
  const aDay = DAY_MS / series.step;
  const meanOf = (quantity: string) => {
    const column = series.forcings.find((each) => each.quantity === quantity);
    return column ? mean(knownUntil(column.values, end)) : Number.NaN;
  };
  return [
    Math.log(series.areaKm2 ?? Number.NaN),
    Math.log(runoffMm(series.target, series.areaKm2) * mean(target) * aDay),
    changes(target) / target.length / Math.abs(mean(target)),
    changes(scaled) / scaled.length / deviation(scaled),
    deviation(scaled) / Math.abs(mean(scaled)),
    meanOf('rainfall') * aDay,
    meanOf('potential_evaporation') * aDay,
    meanOf('air_temperature'),
  ].map((value) => (Number.isFinite(value) ? value : Number.NaN));
}

function knownUntil(values: Float64Array, end: number): Float64Array {
  return values.subarray(0, end + 1).filter((value) => !Number.isNaN(value));
}

function changes(values: Float64Array): number {
  return values.reduce((sum, value, at) => sum + Math.abs(value - (values[at - 1] ?? value)), 0);
}

/** mm a step in one of the target's unit; 1 where it is none of these. */
function runoffMm({ unit }: Column, areaKm2 = Number.NaN): number {
  if (unit.startsWith('mm')) return 1;
  return unit === 'm3/s' ? 1 / areaKm2 : Number.NaN;
}
