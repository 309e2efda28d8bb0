/** A unit is stored in its canonical form; others are turned into it by value × factor + offset. */
interface Unit {
  readonly canonical: string;
  readonly factor: number;
  readonly offset?: number;
}

/** Units that gear in the field sends. Written as people write them, ASCII only (m3/s, ug/m3, degC). */
export const UNITS = {
  m: { canonical: 'm', factor: 1 },
  cm: { canonical: 'm', factor: 0.01 },
  mm_stage: { canonical: 'm', factor: 0.001 },
  ft: { canonical: 'm', factor: 0.3048 },
  mm: { canonical: 'mm', factor: 1 },
  in: { canonical: 'mm', factor: 25.4 },
  'm3/s': { canonical: 'm3/s', factor: 1 },
  'L/s': { canonical: 'm3/s', factor: 0.001 },
  'ft3/s': { canonical: 'm3/s', factor: 0.028316846592 },
  'm/s': { canonical: 'm/s', factor: 1 },
  m3: { canonical: 'm3', factor: 1 },
  'm3/h': { canonical: 'm3/h', factor: 1 },
  m2: { canonical: 'm2', factor: 1 },
  '%': { canonical: '%', factor: 1 },
  degC: { canonical: 'degC', factor: 1 },
  degF: { canonical: 'degC', factor: 5 / 9, offset: -160 / 9 },
  K: { canonical: 'degC', factor: 1, offset: -273.15 },
  deg: { canonical: 'deg', factor: 1 },
  compass16: { canonical: 'deg', factor: 22.5, offset: -22.5 }, // sixteen points clockwise from 1 = north
  hPa: { canonical: 'hPa', factor: 1 },
  Pa: { canonical: 'hPa', factor: 0.01 },
  kPa: { canonical: 'hPa', factor: 10 },
  'mg/L': { canonical: 'mg/L', factor: 1 },
  'ug/L': { canonical: 'mg/L', factor: 0.001 },
  'ng/L': { canonical: 'mg/L', factor: 0.000_001 },
  'ug/m3': { canonical: 'ug/m3', factor: 1 },
  'ng/m3': { canonical: 'ug/m3', factor: 0.001 },
  'mg/m3': { canonical: 'mg/m3', factor: 1 },
  'uS/cm': { canonical: 'uS/cm', factor: 1 },
  'S/m': { canonical: 'uS/cm', factor: 10_000 },
  NTU: { canonical: 'NTU', factor: 1 },
  mV: { canonical: 'mV', factor: 1 },
  V: { canonical: 'V', factor: 1 },
  A: { canonical: 'A', factor: 1 },
  'kg/m3': { canonical: 'kg/m3', factor: 1 },
  '1': { canonical: '1', factor: 1 },
} as const satisfies Record<string, Unit>;

export type UnitName = keyof typeof UNITS;

/** More than any sensor gives, few enough to hide that 0.001 is no binary fraction. */
const SIGNIFICANT = 12;

/** Turns a value into the canonical unit, or says undefined where the two do not measure the same. */
export function toCanonical(value: number, from: string, canonical: string): number | undefined {
  const unit: Unit | undefined = unitNamed(from, canonical);
  if (unit?.canonical !== canonical) return undefined;
  if (unit.factor === 1 && !unit.offset) return value;
  return Number((value * unit.factor + (unit.offset ?? 0)).toPrecision(SIGNIFICANT)); // 5879 mm is 5.879 m
}

function unitNamed(name: string, canonical: string): Unit | undefined {
  const wanted = WANTED[canonical]?.[name];
  if (wanted !== undefined) return wanted;
  return Object.hasOwn(UNITS, name) ? UNITS[name as UnitName] : undefined;
}

/**
 * Where the wanted unit decides: "mm" is a depth of rain or a thousandth of a stage, and what is in the air is kept
 * in µg/m³, but for carbon monoxide, of which there is a thousand times more.
 */
const WANTED: Readonly<Record<string, Readonly<Record<string, Unit>>>> = {
  m: { mm: UNITS.mm_stage },
  'ug/m3': { 'mg/m3': { canonical: 'ug/m3', factor: 1_000 } },
  'mg/m3': { 'ug/m3': { canonical: 'mg/m3', factor: 0.001 } },
};
