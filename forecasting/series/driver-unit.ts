import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { toCanonical } from '../../domain/unit.ts';

/** How the values of a forcing become those that models reckon in. */
export interface DriverUnit {
  readonly unit: string;
  convert(value: number): number;
}

/**
 * Models reckon in mm a step of water that falls, lies or evaporates, and in °C; what else there is stays as it is. undefined for
 * a unit that does not measure the quantity.
 */
export function driverUnit(quantity: string, unit: string, step: number): DriverUnit | undefined {
  if (DEPTHS.has(quantity)) return depthUnit(unit, step);
  if (quantity !== 'air_temperature') return { unit, convert: (value) => value };
  return converted(NAMES[unit] ?? unit, 'degC');
}

/** Of these, millimetres. */
const DEPTHS = new Set([
  ...['rainfall', 'snowfall', 'evaporation'],
  ...['potential_evaporation', 'snow_water_equivalent'],
]);

/** As they are also written. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ '°C': 'degC', C: 'degC', celsius: 'degC', '°F': 'degF', F: 'degF' },
  ...{ inch: 'in', inches: 'in', 'kg/m2': 'mm' },
};

/** A depth, or a rate: so much an hour or day. */
function depthUnit(written: string, step: number): DriverUnit | undefined {
  const [, depth = '', per] = /^(.*?)(?:\/(h|hr|d|day))?$/.exec(written) ?? [];
  const name = NAMES[written] ?? NAMES[depth] ?? depth;
  const inMm = converted(name, 'mm') ?? scaled(converted(name, 'm'), 1_000);
  if (per === undefined) return scaled(inMm, 1);
  return scaled(inMm, step / (per.startsWith('h') ? HOUR_MS : DAY_MS));
}

function converted(unit: string, wanted: string): DriverUnit | undefined {
  if (toCanonical(1, unit, wanted) === undefined) return undefined;
  return { unit: wanted, convert: (value) => toCanonical(value, unit, wanted) ?? Number.NaN };
}

function scaled(from: DriverUnit | undefined, factor: number): DriverUnit | undefined {
  return from && { unit: 'mm', convert: (value) => from.convert(value) * factor };
}
