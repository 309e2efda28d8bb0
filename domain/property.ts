import type { UnitName } from './unit.ts';
import type { Words } from './words.ts';

/**
 * What is observed (SensorThings: ObservedProperty), with its canonical unit and what quality control may
 * assume where a station says nothing of its own. All limits are defaults of this house, to be overridden
 * by a station's registry entry; none is from a standard.
 */
export interface Property {
  readonly name: Words;
  readonly unit: UnitName;
  readonly decimals: number;
  /** instant: holds at its time · total: sum over the interval that ends at its time */
  readonly kind: 'instant' | 'total';
  /** What nature or a sensor can give at all; outside is flag 4. */
  readonly gross: readonly [number, number];
  /** Fastest believable change, per hour; beyond is flag 3. */
  readonly ratePerHour?: number;
  /** A single value this far from both neighbours, which agree with each other, is a spike: flag 3. */
  readonly spike?: number;
  /** But only if it is further from each than by this share of it for every hour between: what is plentiful varies more. */
  readonly growthPerHour?: number;
  /** Unchanged within `eps` for `hours` is flag 3; absent where constancy is natural. */
  readonly flat?: { readonly eps: number; readonly hours: number };
}

/** Every observed property the house knows, by the key used in series ids, JSON payloads and URLs. */
export const PROPERTIES = {
  stage: instant(['水位', 'Stage'], 'm', 2, [-20, 200], {
    ratePerHour: 3,
    spike: 0.5,
    flat: { eps: 0.0005, hours: 48 },
  }),
  discharge: instant(['流量', 'Discharge'], 'm3/s', 0, [-30_000, 120_000], {
    spike: 100,
    growthPerHour: 1,
  }),
  velocity: instant(['流速', 'Velocity'], 'm/s', 2, [-5, 15], { spike: 3 }),
  gate_opening: instant(['闸门开度', 'Gate opening'], 'm', 2, [0, 60]),

  rainfall: total('雨量', 'Rainfall', 120),
  rainfall_5min: total('5 分钟雨量', 'Rainfall, 5 min', 60, { spike: 25, growthPerHour: 24 }),
  rainfall_1h: total('1 小时雨量', 'Rainfall, 1 h', 250),
  rainfall_day: total('日雨量', 'Rainfall since 08:00', 1_200),
  rainfall_total: total('累计雨量', 'Rainfall, cumulative', 100_000),
  evaporation: total('蒸发量', 'Evaporation', 40, { spike: 3 }),

  soil_moisture: soil('土壤含水量', 'Soil moisture'),
  soil_moisture_10cm: soil('土壤含水量 10 cm', 'Soil moisture, 10 cm'),
  soil_moisture_20cm: soil('土壤含水量 20 cm', 'Soil moisture, 20 cm'),
  soil_moisture_30cm: soil('土壤含水量 30 cm', 'Soil moisture, 30 cm'),
  soil_moisture_40cm: soil('土壤含水量 40 cm', 'Soil moisture, 40 cm'),
  soil_moisture_50cm: soil('土壤含水量 50 cm', 'Soil moisture, 50 cm'),
  soil_moisture_60cm: soil('土壤含水量 60 cm', 'Soil moisture, 60 cm'),
  soil_moisture_80cm: soil('土壤含水量 80 cm', 'Soil moisture, 80 cm'),
  soil_moisture_100cm: soil('土壤含水量 100 cm', 'Soil moisture, 100 cm'),
  groundwater_depth: instant(['地下水埋深', 'Groundwater depth'], 'm', 2, [-5, 300], {
    spike: 0.5,
  }),

  water_temperature: inWater(['水温', 'Water temperature'], 'degC', 1, [-2, 45], { spike: 3 }),
  ph: inWater(['pH', 'pH'], '1', 2, [0, 14], { spike: 1 }),
  dissolved_oxygen: inWater(['溶解氧', 'Dissolved oxygen'], 'mg/L', 2, [0, 30], {
    spike: 2.5,
    growthPerHour: 0.15, // what algae in bloom give by day and take by night
  }),
  conductivity: inWater(['电导率', 'Conductivity'], 'uS/cm', 0, [0, 20_000], {
    spike: 80,
    growthPerHour: 0.1,
  }),
  turbidity: inWater(['浊度', 'Turbidity'], 'NTU', 1, [0, 4_000], {
    spike: 60,
    growthPerHour: 0.5,
  }),
  permanganate_index: inWater(['高锰酸盐指数', 'Permanganate index'], 'mg/L', 2, [0, 200], {
    spike: 2,
    growthPerHour: 0.1,
  }),
  ammonia_nitrogen: inWater(['氨氮', 'Ammonia nitrogen'], 'mg/L', 3, [0, 300], {
    spike: 0.4,
    growthPerHour: 0.2,
  }),
  total_phosphorus: inWater(['总磷', 'Total phosphorus'], 'mg/L', 3, [0, 100], {
    spike: 0.1,
    growthPerHour: 0.2,
  }),
  total_nitrogen: inWater(['总氮', 'Total nitrogen'], 'mg/L', 2, [0, 500], {
    spike: 1,
    growthPerHour: 0.1,
  }),
  chlorophyll_a: inWater(['叶绿素 a', 'Chlorophyll a'], 'mg/L', 4, [0, 5], {
    spike: 0.03,
    growthPerHour: 0.2,
  }),
  chemical_oxygen_demand: instant(['化学需氧量', 'Chemical oxygen demand'], 'mg/L', 1, [0, 20_000]),
  biochemical_oxygen_demand: instant(['五日生化需氧量', 'BOD5'], 'mg/L', 1, [0, 10_000]),
  total_organic_carbon: instant(['总有机碳', 'Total organic carbon'], 'mg/L', 1, [0, 5_000]),
  suspended_solids: instant(['悬浮物', 'Suspended solids'], 'mg/L', 0, [0, 50_000]),
  nitrate_nitrogen: instant(['硝酸盐氮', 'Nitrate nitrogen'], 'mg/L', 2, [0, 500]),
  nitrite_nitrogen: instant(['亚硝酸盐氮', 'Nitrite nitrogen'], 'mg/L', 3, [0, 100]),
  volatile_phenol: instant(['挥发酚', 'Volatile phenol'], 'mg/L', 4, [0, 50]),
  petroleum: instant(['石油类', 'Petroleum'], 'mg/L', 2, [0, 500]),
  mercury: instant(['总汞', 'Mercury'], 'mg/L', 6, [0, 1]),

  pm1: instant(['PM1', 'PM1'], 'ug/m3', 0, [0, 2_000]),
  pm2_5: inAir(['PM2.5', 'PM2.5'], 'ug/m3', 0, [0, 2_000], { spike: 60, growthPerHour: 1 }),
  pm10: inAir(['PM10', 'PM10'], 'ug/m3', 0, [0, 5_000], { spike: 90, growthPerHour: 1 }),
  total_particles: instant(['总悬浮颗粒物', 'Total suspended particles'], 'ug/m3', 0, [0, 20_000]),
  ozone: inAir(['臭氧', 'Ozone'], 'ug/m3', 0, [0, 2_000], { spike: 90, growthPerHour: 0.5 }),
  nitric_oxide: instant(['一氧化氮', 'Nitric oxide'], 'ug/m3', 0, [0, 4_000]),
  nitrogen_dioxide: inAir(['二氧化氮', 'Nitrogen dioxide'], 'ug/m3', 0, [0, 4_000], {
    spike: 60,
    growthPerHour: 1,
  }),
  sulfur_dioxide: instant(['二氧化硫', 'Sulfur dioxide'], 'ug/m3', 0, [0, 4_000], {
    spike: 60,
    growthPerHour: 1,
  }),
  carbon_monoxide: inAir(['一氧化碳', 'Carbon monoxide'], 'mg/m3', 2, [0, 200], {
    spike: 2,
    growthPerHour: 1,
  }),
  air_temperature: inAir(['气温', 'Air temperature'], 'degC', 1, [-50, 60], { spike: 5 }),
  humidity: instant(['相对湿度', 'Relative humidity'], '%', 0, [0, 100], { spike: 30 }),
  air_pressure: inAir(['气压', 'Air pressure'], 'hPa', 1, [500, 1_100], { spike: 5 }),
  wind_speed: instant(['风速', 'Wind speed'], 'm/s', 1, [0, 75], { spike: 10 }),
  wind_direction: instant(['风向', 'Wind direction'], 'deg', 0, [0, 360]),

  supply_voltage: instant(['电源电压', 'Supply voltage'], 'V', 2, [0, 60], { spike: 1.2 }),
} as const satisfies Record<string, Property>;

export type PropertyKey = keyof typeof PROPERTIES;

/** The property of that key, or undefined for one the house does not know. */
export function propertyOf(key: string): Property | undefined {
  return Object.hasOwn(PROPERTIES, key) ? PROPERTIES[key as PropertyKey] : undefined;
}

type Limits = Pick<Property, 'ratePerHour' | 'spike' | 'growthPerHour' | 'flat'>;

function instant(
  name: readonly [zh: string, en: string],
  unit: UnitName,
  decimals: number,
  gross: readonly [number, number],
  limits: Limits = {},
): Property {
  return { name: { zh: name[0], en: name[1] }, unit, decimals, kind: 'instant', gross, ...limits };
}

/** A probe or an analyser: not even still water gives it the same figure for two days. */
function inWater(...[name, unit, decimals, gross, limits]: Parameters<typeof instant>) {
  return instant(name, unit, decimals, gross, { ...limits, flat: { eps: 0, hours: 48 } });
}

/** What goes up and down with the hours of every day. */
function inAir(...[name, unit, decimals, gross, limits]: Parameters<typeof instant>) {
  return instant(name, unit, decimals, gross, { ...limits, flat: { eps: 0, hours: 24 } });
}

/** Dry soil may well stand still for weeks. */
function soil(zh: string, en: string): Property {
  return instant([zh, en], '%', 1, [0, 100], { spike: 5 });
}

function total(zh: string, en: string, most: number, limits: Limits = {}): Property {
  return { name: { zh, en }, unit: 'mm', decimals: 1, kind: 'total', gross: [0, most], ...limits };
}
