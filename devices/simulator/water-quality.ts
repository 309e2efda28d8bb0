import type { PropertyKey } from '../../domain/property.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { between } from '../random.ts';
import { fixed, type Surroundings, share, sunOf, wash } from './surroundings.ts';

/** What the sensors of water quality say, in canonical units: made-up relations to warmth, sun and runoff. */
export const WATER_QUALITY: Partial<Record<PropertyKey, (around: Surroundings) => number>> = {
  water_temperature: (it) => warmth(it) + 0.8 * sunOf(it.span.to) + share(it, 4, 0.5, DAY_MS),
  ph: (it) =>
    7.4 +
    0.4 * fixed(it, 5) +
    (0.15 + 0.6 * bloom(it)) * sunOf(it.span.to) +
    0.2 * algae(it) +
    share(it, 5, 0.1),
  dissolved_oxygen: (it) =>
    0.9 * saturation(warmth(it)) +
    (0.6 + algae(it)) * sunOf(it.span.to) +
    breath(it) +
    share(it, 6, 0.4),
  conductivity: (it) => between(90, 190, fixed(it, 7)) * (1 - 0.25 * wash(it)) + share(it, 7, 6),
  turbidity: (it) =>
    (between(8, 25, fixed(it, 8)) * (1 + 9 * wash(it)) + 25 * bloom(it)) * (1 + share(it, 8, 0.2)),
  permanganate_index: (it) =>
    between(1.6, 3, fixed(it, 9)) + 1.2 * wash(it) + 1.5 * bloom(it) + share(it, 9, 0.25),
  ammonia_nitrogen: (it) =>
    between(0.08, 0.35, fixed(it, 10)) + 0.2 * wash(it) + share(it, 10, 0.04),
  total_phosphorus: (it) =>
    between(0.03, 0.09, fixed(it, 11)) + 0.06 * wash(it) + share(it, 11, 0.012),
  total_nitrogen: (it) => between(0.9, 1.8, fixed(it, 12)) + 0.6 * wash(it) + share(it, 12, 0.15),
  chlorophyll_a: (it) =>
    (0.004 + 0.012 * fixed(it, 13)) * (0.4 + warmth(it) / 30 + 2 * algae(it)) +
    0.06 * bloom(it) +
    share(it, 13, 0.002),
};

/** Temperature of the water, degrees C: that of the air by day and night of the last three days. */
function warmth({ station: { lon, lat }, span, weather }: Surroundings): number {
  let sum = 0;
  for (let half = 0; half < 6; half++)
    sum += weather.temperatureAt(lon, lat, span.to - (half + 0.5) * 12 * HOUR_MS);
  return Math.max(0.5, 1.5 + (0.95 * sum) / 6);
}

/** How well algae do in warm water that stands, 0 to 1. */
function algae(it: Surroundings): number {
  const warm = Math.min(1, Math.max(0, (warmth(it) - 22) / 8));
  return warm * (1 - wash(it)) ** 2;
}

/** How far algae have bloomed, 0 to 1. */
function bloom(it: Surroundings): number {
  return it.bloom(it, it.span.to);
}

/** Oxygen that a bloom gives off by day and takes back at night, mg/L. */
function breath(it: Surroundings): number {
  return bloom(it) * (6 * sunOf(it.span.to) - 2);
}

/** Dissolved oxygen at saturation, mg/L (Elmore and Hayes 1960). */
function saturation(celsius: number): number {
  return 14.652 + celsius * (-0.41022 + celsius * (0.007991 - 7.7774e-5 * celsius));
}
