import type { PropertyKey } from '../../domain/property.ts';

/** How an instrument of the field falls short, in the canonical unit; all figures are made up after common gear. */
export interface Instrument {
  /** The step of what it shows, where that is coarser than the property's decimals. */
  readonly resolution?: number;
  /** Standard deviation of one reading, and what of it grows with the value. */
  readonly noise?: number;
  readonly relativeNoise?: number;
  /** How far off a disturbed reading is: between the least that anybody would notice by eye, and a wild one. */
  readonly spike?: readonly [number, number];
  /** Those are in the spans of the station's usual range, for rivers differ by the thousandfold. */
  readonly spikeInSpans?: boolean;
  /** It can hang, and what it measures never stands still for days. */
  readonly hangs?: boolean;
  /** How far its zero creeps away until somebody sets it. */
  readonly drift?: number;
  /** By what share it shows more (or less, below 0) when it is fouled through: algae on the optics, leaves in the funnel. */
  readonly fouling?: number;
}

/** The instrument of a property; a perfect one where nothing is known. */
export function instrumentOf(property: string): Instrument {
  return Object.hasOwn(INSTRUMENTS, property) ? (INSTRUMENTS[property as PropertyKey] ?? {}) : {};
}

const SOIL: Instrument = { noise: 0.1, spike: [6, 30], drift: 4 };

const INSTRUMENTS: Partial<Record<PropertyKey, Instrument>> = {
  stage: { noise: 0.003, spike: [0.6, 5], hangs: true, drift: 0.15 },
  discharge: { relativeNoise: 0.003, spike: [0.08, 0.5], spikeInSpans: true },
  rainfall: { spike: [30, 200], fouling: -0.8 },
  evaporation: { spike: [4, 30] },
  supply_voltage: { noise: 0.02, spike: [1.5, 6] },
  soil_moisture_10cm: SOIL,
  soil_moisture_20cm: SOIL,
  soil_moisture_40cm: SOIL,
  groundwater_depth: { noise: 0.003, spike: [0.6, 4], drift: 0.2 },

  water_temperature: { noise: 0.05, spike: [3.5, 12], hangs: true, drift: 1 },
  ph: { noise: 0.02, spike: [1.2, 4], hangs: true, drift: 0.6 },
  dissolved_oxygen: { noise: 0.05, spike: [3, 10], hangs: true, fouling: -0.5 },
  conductivity: { noise: 1, spike: [100, 1000], hangs: true, drift: 40 },
  turbidity: { relativeNoise: 0.03, spike: [80, 800], hangs: true, fouling: 2 },
  permanganate_index: { noise: 0.05, spike: [3, 20], hangs: true, drift: 1 },
  ammonia_nitrogen: { noise: 0.008, spike: [0.6, 6], hangs: true, drift: 0.2 },
  total_phosphorus: { noise: 0.003, spike: [0.15, 1], hangs: true, drift: 0.05 },
  total_nitrogen: { noise: 0.03, spike: [1.5, 10], hangs: true, drift: 0.5 },
  chlorophyll_a: { relativeNoise: 0.03, spike: [0.05, 0.3], hangs: true, fouling: 2 },

  pm2_5: { noise: 1.5, spike: [100, 600], hangs: true, fouling: -0.4 },
  pm10: { noise: 2.5, spike: [150, 800], hangs: true, fouling: -0.4 },
  ozone: { noise: 1.5, spike: [150, 600], hangs: true, drift: 15 },
  nitrogen_dioxide: { noise: 1, spike: [100, 500], hangs: true, drift: 10 },
  sulfur_dioxide: { noise: 0.7, spike: [80, 500], drift: 5 },
  carbon_monoxide: { noise: 0.03, spike: [2.5, 15], hangs: true, drift: 0.3 },
  air_temperature: { noise: 0.05, spike: [6, 25], hangs: true },
  humidity: { noise: 0.5, spike: [25, 60], drift: 8 },
  air_pressure: { noise: 0.1, spike: [6, 40], hangs: true, drift: 2 },
  wind_speed: { noise: 0.1, spike: [12, 40] },
};
