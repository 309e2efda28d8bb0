/**
 * The number in `count` bytes of BCD at `at`, low byte first, with that many decimals; null where all bytes are AA:
 * the gear has no value. A highest digit F is a minus sign (unverified). undefined where it is not BCD.
 */
export function readNumber(
  bytes: Uint8Array,
  at: number,
  count: number,
  decimals: number,
): number | null | undefined {
  const digits = Buffer.from(bytes.subarray(at, at + count))
    .reverse()
    .toString('hex');
  if (/^a+$/.test(digits)) return null;
  const isNegative = digits.startsWith('f');
  const magnitude = isNegative ? digits.slice(1) : digits;
  if (!/^\d+$/.test(magnitude)) return undefined;
  const value = Number(magnitude) / 10 ** decimals;
  return isNegative && value !== 0 ? -value : value;
}

/** The inverse, in hex digits. Throws RangeError for what does not fit. */
export function numberDigits(value: number | null, count: number, decimals: number): string {
  if (value === null) return 'AA'.repeat(count);
  const magnitude = String(Math.round(Math.abs(value) * 10 ** decimals));
  const digits = (value < 0 ? 'F' : '') + magnitude.padStart(2 * count - (value < 0 ? 1 : 0), '0');
  if (digits.length !== 2 * count || !/^F?\d+$/.test(digits)) {
    throw new RangeError(`${value} cannot be written in ${count} bytes of BCD`);
  }
  return Buffer.from(digits, 'hex').reverse().toString('hex').toUpperCase();
}
