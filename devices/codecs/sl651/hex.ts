/** A whole number in so many hexadecimal digits. Throws RangeError for what does not fit. */
export function hex(number: number, digits: number): string {
  const text = number.toString(16).toUpperCase().padStart(digits, '0');
  if (text.length === digits && /^[0-9A-F]+$/.test(text)) return text;
  throw new RangeError(`${number} cannot be written in ${digits} hexadecimal digits`);
}
