/**
 * A name as a tag value or measurement that means nothing else to line protocol or InfluxQL: what might (quotes, commas,
 * blanks, controls, halves of characters …) is written as % and four hex digits. Ids of stations and properties stay as they are.
 */
export function encodeName(name: string): string {
  if (PLAIN.test(name)) return name;
  if (name === '') return EMPTY;
  return name.replaceAll(
    SPECIAL,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The inverse of `encodeName`. */
export function decodeName(encoded: string): string {
  if (encoded === EMPTY) return '';
  return encoded.replaceAll(/%([0-9a-f]{4})/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** No tag value may be empty; no other name is encoded as this. */
const EMPTY = '%';

/** The ids of the house. A measurement that begins with "_" or "#" would be a system's own, or a comment. */
const PLAIN = /^[A-Za-z0-9.-][\w.-]*$/;

const SPECIAL = /^_|[\s%\\,="'#\p{Cc}\p{Cs}]/gu;

/** Any text as a string field of line protocol. */
export function fieldText(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;
}
