import { HEX_BCD } from './coding.ts';

/**
 * The number written in `count` BCD bytes at `at` with that many decimals (SL 651-2014 6.6.3.3): a leading FF is the
 * minus sign; all FF, or all AA as gear in the field has it, is null: no value. undefined where it is not BCD.
 */
export function readNumber(
  bytes: Uint8Array,
  at: number,
  count: number,
  decimals: number,
): number | null | undefined {
  const first = bytes[at];
  if ((first === 0xff || first === 0xaa) && isFilledWith(first, bytes, at, count)) return null;
  const start = first === 0xff ? at + 1 : at;
  const digits = HEX_BCD.digits(bytes, start, at + count - start);
  if (digits === undefined) return undefined;
  const value = scale(digits, decimals) ?? readLongNumber(bytes, start, at + count, decimals);
  return first === 0xff && value !== 0 ? -value : value;
}

const POWERS = Float64Array.from({ length: 8 }, (_, decimals) => 10 ** decimals);

/** A quotient of two exact numbers is the nearest one to the decimal, so that 10.49 prints as 10.49. */
function scale(digits: number, decimals: number): number | undefined {
  return digits <= Number.MAX_SAFE_INTEGER ? digits / (POWERS[decimals] ?? 1) : undefined;
}

function readLongNumber(bytes: Uint8Array, at: number, end: number, decimals: number): number {
  const digits = Array.from(bytes.subarray(at, end), (byte) => byte.toString(16).padStart(2, '0'));
  return Number(`${digits.join('')}e-${decimals}`);
}

function isFilledWith(byte: number, bytes: Uint8Array, at: number, count: number): boolean {
  for (let i = at + 1; i < at + count; i++) if (bytes[i] !== byte) return false;
  return true;
}
