import type { Severity } from '../../domain/severity.ts';

/**
 * The grade of a drought index (SPI, SPEI, MCI): light above −1, moderate above −1.5, severe above −2, extreme else; none above −0.5
 * (GB/T 20481-2017 tables 1, 3 and 5). Told in the colours of a warning; undefined is no drought, or not known.
 */
export function gradeOfIndex(index: number): Severity | undefined {
  return gradeAtMost(index, INDEX_BOUNDS);
}

export type Soil = 'sand' | 'loam' | 'clay';

/**
 * The grade of soil relative moisture, % of field capacity, between 10 and 20 cm (GB/T 20481-2017 table 8; unverified: the bounds and
 * their shifts by soil are not read in the standard itself).
 */
export function gradeOfSoilMoisture(relative: number, soil: Soil = 'loam'): Severity | undefined {
  return gradeAtMost(relative - SHIFTS[soil], SOIL_BOUNDS);
}

/** The grade of rain against its normal, % of departure of a month (GB/T 20481-2017 table 2; unverified). */
export function gradeOfDeparture(departure: number): Severity | undefined {
  return gradeAtMost(departure, DEPARTURE_BOUNDS);
}

/** The grade of inflow against its normal, % of departure over 30 days (national criteria of 2013 for low water). */
export function gradeOfInflow(departure: number): Severity | undefined {
  return gradeAtMost(departure, INFLOW_BOUNDS);
}

/** At or below each bound the grade is so bad, from light to extreme. */
type Bounds = readonly (readonly [Severity, number])[];

const INDEX_BOUNDS: Bounds = [
  ['red', -2],
  ['orange', -1.5],
  ['yellow', -1],
  ['blue', -0.5],
];
const SOIL_BOUNDS: Bounds = [
  ['red', 30],
  ['orange', 40],
  ['yellow', 50],
  ['blue', 60],
];
const DEPARTURE_BOUNDS: Bounds = [
  ['red', -95],
  ['orange', -80],
  ['yellow', -60],
  ['blue', -40],
];
const INFLOW_BOUNDS: Bounds = [
  ['red', -90],
  ['orange', -75],
  ['yellow', -60],
  ['blue', -40],
];
const SHIFTS: Record<Soil, number> = { sand: -5, loam: 0, clay: 5 };

function gradeAtMost(value: number, bounds: Bounds): Severity | undefined {
  return bounds.find(([, bound]) => value <= bound)?.[0];
}
