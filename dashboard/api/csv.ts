/** One line of RFC 4180 CSV with its line end. Numbers stand as they are, null and NaN as nothing. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(content: string | number | null): string {
  if (typeof content === 'string') return quoted(harmless(content));
  return content === null || Number.isNaN(content) ? '' : String(content);
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it.
 * OWASP, CSV Injection: a cell beginning with = + - @ tab or carriage return.
 */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
