import type { PropertyKey } from '../../../domain/property.ts';

/** Identifier, unit, N(digits, decimals) and what it means to the house. */
export type Row = readonly [
  id: string,
  unit: string,
  digits: number,
  decimals: number,
  property?: PropertyKey,
];

/**
 * SL 651-2014 table C.1 by lead byte, but for its guides and numbered families. Left without a property with intent:
 * rain of spans that the house does not keep; PD, which at 08:00 would meet PJ; VA, the mean of VJ's section; ZB, a
 * stage at another place than ZU, which is the stage of a reservoir, lake or sluice (tables E.5, E.6); QA and QZ,
 * outflows of works. 10kt is 万吨; TURB's 度 is taken as NTU.
 */
export const ROWS: Readonly<Record<number, Row>> = {
  1: ['AC', 'm2', 8, 2],
  2: ['AI', 'degC', 3, 1, 'air_temperature'],
  3: ['C', 'degC', 3, 1, 'water_temperature'],
  4: ['DRxnn', 'ddHHmm', 6, 0],
  5: ['DT', 'HH.mm', 4, 2],
  6: ['ED', 'mm', 5, 1, 'evaporation'],
  7: ['EJ', 'mm', 5, 1],
  8: ['FL', 'hPa', 5, 0, 'air_pressure'],
  9: ['GH', 'm', 5, 2, 'gate_opening'],
  10: ['GN', '1', 3, 0],
  11: ['GS', '1', 1, 0],
  12: ['GT', '1', 3, 0],
  13: ['GTP', 'degC', 3, 1],
  14: ['H', 'm', 6, 2, 'groundwater_depth'],
  15: ['HW', 'm', 5, 2],
  16: ['M10', '%', 4, 1, 'soil_moisture_10cm'],
  17: ['M20', '%', 4, 1, 'soil_moisture_20cm'],
  18: ['M30', '%', 4, 1, 'soil_moisture_30cm'],
  19: ['M40', '%', 4, 1, 'soil_moisture_40cm'],
  20: ['M50', '%', 4, 1, 'soil_moisture_50cm'],
  21: ['M60', '%', 4, 1, 'soil_moisture_60cm'],
  22: ['M80', '%', 4, 1, 'soil_moisture_80cm'],
  23: ['M100', '%', 4, 1, 'soil_moisture_100cm'],
  24: ['MST', '%', 4, 1, 'humidity'],
  25: ['NS', '1', 2, 0],
  26: ['P1', 'mm', 5, 1, 'rainfall_1h'],
  27: ['P2', 'mm', 5, 1],
  28: ['P3', 'mm', 5, 1],
  29: ['P6', 'mm', 5, 1],
  30: ['P12', 'mm', 5, 1],
  31: ['PD', 'mm', 5, 1],
  32: ['PJ', 'mm', 5, 1, 'rainfall_day'],
  33: ['PN01', 'mm', 5, 1],
  34: ['PN05', 'mm', 5, 1, 'rainfall_5min'],
  35: ['PN10', 'mm', 5, 1],
  36: ['PN30', 'mm', 5, 1],
  37: ['PR', 'mm', 5, 1],
  38: ['PT', 'mm', 6, 1, 'rainfall_total'],
  39: ['Q', 'm3/s', 9, 3, 'discharge'],
  48: ['QA', 'm3/s', 9, 3],
  49: ['QZ', 'm3/s', 9, 3],
  50: ['SW', '10kt', 11, 3],
  51: ['UC', 'compass16', 2, 0, 'wind_direction'],
  52: ['UE', '1', 2, 0],
  53: ['US', 'm/s', 4, 1, 'wind_speed'],
  54: ['VA', 'm/s', 5, 3],
  55: ['VJ', 'm/s', 5, 3, 'velocity'],
  56: ['VT', 'V', 4, 2, 'supply_voltage'],
  57: ['Z', 'm', 7, 3, 'stage'],
  58: ['ZB', 'm', 7, 3],
  59: ['ZU', 'm', 7, 3, 'stage'],
  68: ['SQ', 'kg/m3', 9, 3],
  69: ['ZT', '1', 8, 0],
  70: ['pH', '1', 4, 2, 'ph'],
  71: ['DO', 'mg/L', 4, 1, 'dissolved_oxygen'],
  72: ['COND', 'uS/cm', 5, 0, 'conductivity'],
  73: ['TURB', 'NTU', 3, 0, 'turbidity'],
  74: ['CODMN', 'mg/L', 4, 1, 'permanganate_index'],
  75: ['REDOX', 'mV', 5, 1],
  76: ['NH4N', 'mg/L', 6, 2, 'ammonia_nitrogen'],
  77: ['TP', 'mg/L', 5, 3, 'total_phosphorus'],
  78: ['TN', 'mg/L', 5, 2, 'total_nitrogen'],
  79: ['TOC', 'mg/L', 4, 2],
  80: ['CU', 'mg/L', 7, 4],
  81: ['ZN', 'mg/L', 6, 4],
  82: ['SE', 'mg/L', 7, 5],
  83: ['AS', 'mg/L', 7, 5],
  84: ['THG', 'mg/L', 7, 5],
  85: ['CD', 'mg/L', 7, 5],
  86: ['PB', 'mg/L', 7, 5],
  87: ['CHLA', 'mg/L', 4, 2, 'chlorophyll_a'],
  112: ['VTA', 'V', 4, 1],
  113: ['VTB', 'V', 4, 1],
  114: ['VTC', 'V', 4, 1],
  115: ['VIA', 'A', 4, 1],
  116: ['VIB', 'A', 4, 1],
  117: ['VIC', 'A', 4, 1],
  244: ['DRP', 'mm', 24, 1, 'rainfall_5min'],
};

/**
 * Families of eight under one name, "Q" for Q1 to Q8, by the lead byte of the first. DRZn are relative stages: above a
 * base that only the station knows (3.1.4), and so of no property.
 */
export const FAMILIES: Readonly<Record<number, Row>> = {
  40: ['Q', 'm3/s', 9, 3],
  60: ['Z', 'm', 7, 3],
  88: ['WP', 'kPa', 5, 2],
  96: ['SYL', 'm3', 11, 3],
  104: ['SBL', 'm3/h', 10, 2],
  245: ['DRZ', 'm', 48, 2],
};

/**
 * Numbers that name a state instead of a size, and so are no value: a gate that is missing, shut, fully open or lifted
 * out of the water (E.3.2.2), a well run dry (E.8.2.2). A groundwater depth of 0, water at the surface, is a depth. A wind of none of
 * the sixteen directions, 1 for north, has none: 17 would else be a north wind, and 0 one of -22.5°.
 */
export const STATES: Readonly<Record<string, readonly number[]>> = {
  GH: [555, 444, 999, 888],
  H: [444],
  UC: [0, ...Array.from({ length: 83 }, (_, i) => 17 + i)],
};
