import type { Property } from '../../../domain/property.ts';
import type { UnitName } from '../../../domain/unit.ts';

/** With a real minus sign, and never "−0.00". */
export function formatNumber(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** A difference, its sign always shown: "+1.53", "−0.12", "0.00". */
export function formatSigned(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** As people read the property: discharge with three significant figures, the others with their own decimals. */
export function formatValue(value: number, property: Property | undefined): string {
  if (property?.unit === 'm3/s') return formatNumber(...significant(value, 3));
  return formatNumber(value, property?.decimals ?? 2);
}

/** Units as printed: "m³/s", "°C", "µg/m³"; nothing for a pure number. */
export function unitText(unit: string): string {
  return PRINTED[unit as UnitName] ?? unit;
}

const PRINTED: Partial<Record<UnitName, string>> = {
  'm3/s': 'm³/s',
  m3: 'm³',
  m2: 'm²',
  degC: '°C',
  degF: '°F',
  deg: '°',
  'ug/m3': 'µg/m³',
  'mg/m3': 'mg/m³',
  'uS/cm': 'µS/cm',
  'ug/L': 'µg/L',
  'kg/m3': 'kg/m³',
  '1': '',
};

/** The value rounded to so many significant figures, and the decimals it then needs. */
function significant(value: number, figures: number): [number, number] {
  if (value === 0) return [0, 0];
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return [Number(value.toPrecision(figures)), Math.max(0, figures - 1 - magnitude)];
}
