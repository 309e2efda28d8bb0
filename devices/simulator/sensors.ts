import type { PropertyKey } from '../../domain/property.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { between, chance } from '../random.ts';
import { stageOf } from './stages.ts';
import { fixed, type Surroundings, share, sunOf } from './surroundings.ts';
import { WATER_QUALITY } from './water-quality.ts';

/** What each sensor of the water and the soil says, in canonical units. */
export const WATER_SENSORS: Partial<
  Record<PropertyKey, (around: Surroundings) => number | undefined>
> = {
  ...WATER_QUALITY,
  stage: stageOf,
  discharge: ({ station, span, water }) => water(`discharge/${station.id}`, span.to),
  rainfall: (it) => tipped(rainOver(it), it),
  evaporation: (it) => tipped(it.weather.evaporation(it.subBasin, it.span.from, it.span.to), it),
  supply_voltage: (it) => 12.9 + 0.8 * sunOf(it.span.to) + share(it, 1, 0.05, 3 * HOUR_MS),
  soil_moisture_10cm: (it) => soil(it, 0, { upper: 0.7, lower: 0.3 }),
  soil_moisture_20cm: (it) => soil(it, 1, { upper: 0.4, lower: 0.6 }),
  soil_moisture_40cm: (it) => soil(it, 2, { lower: 0.7, deep: 0.3 }),
  groundwater_depth: groundwaterDepth,
};

function rainOver({ station: { lon, lat }, span, weather }: Surroundings): number {
  return weather.rainAt(lon, lat, span.from, span.to);
}

/** A tipping bucket of 0.1 mm: what is in the bucket at the start is a matter of chance, the mean is kept. */
function tipped(millimetres: number, { key, span }: Surroundings): number {
  return Math.floor(millimetres * 10 + chance(key, span.to / 1000, 52)) / 10;
}

/** Shares of the layers of the soil that a depth feels. */
type Layers = Partial<Record<'upper' | 'lower' | 'deep', number>>;

/** Volumetric soil moisture, %: wilting to saturation of this station's soil. */
function soil(it: Surroundings, depth: number, layers: Layers): number {
  const { water, land, span } = it;
  const driest = between(8, 14, fixed(it, 20));
  const wettest = between(36, 44, fixed(it, 21 + depth));
  let full = 0;
  for (const [layer, part] of Object.entries(layers))
    full += part * (water(`${layer as keyof Layers}/${land}`, span.to) ?? 0);
  return between(driest, wettest, full) + share(it, 22 + depth, 0.6);
}

/** m below the ground, by a yield of 8 %: water of 80 mm stands a metre high. The yield and the depths are made up. */
function groundwaterDepth(it: Surroundings): number {
  const water = it.water(`groundwater/${it.land}`, it.span.to) ?? 0;
  return Math.max(0.1, 1.8 + 5 * fixed(it, 3) - water / 80);
}
