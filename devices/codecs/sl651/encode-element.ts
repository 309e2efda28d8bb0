import { type Element, elementNamed } from './elements.ts';
import { hex } from './hex.ts';

/** One element of a report, by its ASCII identifier; null where there is no value. */
export interface ReportedElement {
  readonly id: string;
  /** The twelve five-minute values of DRP (mm) and DRZ1 to DRZ8 (m); one number for all else. */
  readonly value: number | null | readonly (number | null)[];
  /** Default: as table C.1 has it. At most 7. */
  readonly decimals?: number;
}

/** Identifier, definition and data in hexadecimal digits. Throws RangeError for what cannot be written. */
export function encodeElement({ id, value, decimals }: ReportedElement): string {
  const element = elementNamed(id);
  if (element === undefined) throw new RangeError(`SL 651 has no element "${id}"`);
  const isDecimal = element.form === 'number' || element.form === 'free';
  const places = decimals ?? (isDecimal ? element.decimals : 0);
  const data = encodeData(element, value, places);
  const count = data.length / 2;
  if (count > 31 || places > 7) throw new RangeError(`${id} ${value} is too long for SL 651`);
  return `${element.lead.map((byte) => hex(byte, 2)).join('')}${hex((count << 3) | places, 2)}${data}`;
}

function encodeData(element: Element, value: ReportedElement['value'], decimals: number): string {
  if (element.form === 'rain') return encodeRain(asList(value));
  if (element.form === 'stages') return encodeStages(asList(value));
  const number = asList(value)[0] ?? null;
  if (element.form === 'bits') return number === null ? 'F'.repeat(8) : hex(number, 8);
  return number === null
    ? 'FF'.repeat(Math.ceil(element.digits / 2))
    : encodeNumber(number, element.digits, decimals);
}

/** BCD in hexadecimal digits; FF before a negative number, FF0 where its digits are odd (6.6.3.3). Throws RangeError. */
export function encodeNumber(value: number, digits: number, decimals: number): string {
  const written = Math.abs(value).toFixed(decimals).replace('.', '').padStart(digits, '0');
  const even = written.length % 2 === 0 ? written : `0${written}`;
  if (!/^\d+$/.test(even)) throw new RangeError(`${value} cannot be written in BCD`);
  return value < 0 ? `FF${even}` : even;
}

/** Tenths of a mm. What is above 25.4 mm counts in the next five minutes (C.1 note e), and is lost behind the last. */
function encodeRain(values: readonly (number | null)[]): string {
  let carry = 0;
  return values
    .map((value) => {
      if (value === null) return 'FF';
      const tenths = Math.round(value * 10) + carry;
      carry = Math.max(0, tenths - 254);
      return hex(tenths - carry, 2);
    })
    .join('');
}

/** Hundredths of a m above the station's base. */
function encodeStages(values: readonly (number | null)[]): string {
  return values
    .map((value) => {
      const hundredths = value === null ? 0xffff : Math.round(value * 100);
      if (hundredths >= 0 && hundredths <= 0xffff) return hex(hundredths, 4);
      throw new RangeError(`a relative stage of ${value} m is outside of 0 to 655.34 m`);
    })
    .join('');
}

function asList(value: ReportedElement['value']): readonly (number | null)[] {
  return value === null || typeof value === 'number' ? [value] : value;
}
