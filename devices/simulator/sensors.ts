import type { PropertyKey } from '../../domain/property.ts';
import type { Station } from '../../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import type { Span } from './basin.ts';
import { between, chance, wander } from './random.ts';
import { hourOfDay, type Season } from './season.ts';
import { dischargeAt, gaugeOf, stageAt, waves } from './stages.ts';
import type { RainAt } from './storms.ts';
import { betweenHours, type ReachWater, type WaterHour } from './water.ts';

/** All that a sensor can feel. */
export interface Surroundings {
  readonly station: Station;
  readonly span: Span;
  /** The station's own key for `chance` and `wander`. */
  readonly key: number;
  readonly water: (time: number) => WaterHour;
  readonly rain: RainAt;
  readonly season: (time: number) => Season;
}

type Sense = (around: Surroundings) => number;

/** What each sensor of the water side says, in canonical units; made-up relations of the first basin. */
export const WATER_SENSORS: Partial<Record<PropertyKey, Sense>> = {
  stage: (it) => stageAt(it.water, at(it)) + waves(it.station, it.span.to, it.key),
  discharge: (it) => dischargeAt(it.water, at(it)),
  rainfall: (it) => tipped(rainOver(it, it.span), it),
  evaporation: (it) => tipped(evaporationOver(it), it),
  supply_voltage: (it) => 12.9 + 0.8 * sunOf(it.span.to) + 0.05 * wanderOf(it, 3 * HOUR_MS, 1),

  soil_moisture_10cm: (it) => soil(it, ({ wet }) => wet, 0),
  soil_moisture_20cm: (it) => soil(it, ({ wet, deep }) => (wet + deep) / 2, 1),
  soil_moisture_40cm: (it) => soil(it, ({ deep }) => deep, 2),
  groundwater_depth: (it) =>
    Math.max(0.1, 1 + 5 * fixed(it, 3) - 2.2 * (land(it, ({ deep }) => deep) - 0.6)),

  water_temperature: (it) =>
    it.season(it.span.to).temperature * 0.85 +
    3 +
    0.8 * sunOf(it.span.to) +
    wanderOf(it, DAY_MS, 4),
  ph: (it) => 7.4 + 0.4 * fixed(it, 5) + 0.15 * sunOf(it.span.to) + 0.1 * wanderOf(it, DAY_MS, 5),
  dissolved_oxygen: (it) =>
    11.5 - 0.16 * it.season(it.span.to).temperature + 0.8 * sunOf(it.span.to) + share(it, 6, 0.4),
  conductivity: (it) => between(90, 190, fixed(it, 7)) * (1 - 0.25 * wash(it)) + share(it, 7, 6),
  turbidity: (it) => between(8, 25, fixed(it, 8)) * (1 + 9 * wash(it)) * (1 + share(it, 8, 0.2)),
  permanganate_index: (it) => between(1.6, 3, fixed(it, 9)) + 1.2 * wash(it) + share(it, 9, 0.25),
  ammonia_nitrogen: (it) =>
    between(0.08, 0.35, fixed(it, 10)) + 0.2 * wash(it) + share(it, 10, 0.04),
  total_phosphorus: (it) =>
    between(0.03, 0.09, fixed(it, 11)) + 0.06 * wash(it) + share(it, 11, 0.012),
  total_nitrogen: (it) => between(0.9, 1.8, fixed(it, 12)) + 0.6 * wash(it) + share(it, 12, 0.15),
  chlorophyll_a: (it) =>
    (0.004 + 0.012 * fixed(it, 13)) * (0.4 + it.season(it.span.to).temperature / 30) +
    share(it, 13, 0.002),
};

/** Rain in a span at the station, mm, with the patchiness of showers. */
function rainOver({ station, rain, key }: Surroundings, { from, to }: Span): number {
  const steps = Math.max(1, Math.ceil((to - from) / (10 * 60_000)));
  const step = (to - from) / steps;
  let total = 0;
  for (let i = 0; i < steps; i++) {
    const time = from + (i + 0.5) * step;
    const patch = Math.exp(0.7 * wander(time, 25 * 60_000, key, 51));
    total += (rain(station.lon, station.lat, time) * patch * step) / HOUR_MS;
  }
  return total;
}

/** 0 at night, 1 at noon. */
export function sunOf(time: number): number {
  return Math.max(0, Math.sin((Math.PI * (hourOfDay(time) - 6)) / 12));
}

/** A number in [0, 1) that is this station's own for good. */
export function fixed({ key }: Surroundings, what: number): number {
  return chance(key, 60 + what);
}

/** A slow wander of a size. */
export function share(it: Surroundings, what: number, size: number): number {
  return size * wanderOf(it, 10 * HOUR_MS, what);
}

function wanderOf({ key, span }: Surroundings, period: number, what: number): number {
  return wander(span.to, period, key, 80 + what);
}

function at({ station, span }: Surroundings): { station: Station; time: number } {
  return { station, time: span.to };
}

/** A tipping bucket of 0.1 mm: what is in the bucket at the start is a matter of chance, the mean is kept. */
function tipped(millimetres: number, { key, span }: Surroundings): number {
  return Math.floor(millimetres * 10 + chance(key, span.to / 1000, 52)) / 10;
}

function evaporationOver({ season, span }: Surroundings): number {
  const middle = (span.from + span.to) / 2;
  const aDay = season(middle).evaporation * Math.PI * sunOf(middle);
  return (aDay * (span.to - span.from)) / DAY_MS;
}

/** A value of the land around the station. */
function land(it: Surroundings, pick: (reach: ReachWater) => number): number {
  const { reach } = gaugeOf(it.station);
  return betweenHours(it.water, it.span.to, (hour) => pick(hour.reaches[reach]));
}

/** Volumetric soil moisture, %: wilting to saturation of this station's soil. */
function soil(it: Surroundings, pick: (reach: ReachWater) => number, depth: number): number {
  const driest = between(8, 14, fixed(it, 20));
  const wettest = between(36, 44, fixed(it, 21 + depth));
  return between(driest, wettest, land(it, pick)) + share(it, 22 + depth, 0.6);
}

/** How much rain of the last hours is in the water, 0 to 1. */
function wash({ station, rain, span }: Surroundings): number {
  let sum = 0;
  for (const hours of [1, 4, 8, 14, 22])
    sum += rain(station.lon, station.lat, span.to - hours * HOUR_MS);
  return Math.min(1, sum / 12);
}
