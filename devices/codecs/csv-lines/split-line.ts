/** The fields of a line; one in double quotes may hold the separator, and a quote as two (RFC 4180). */
export function splitLine(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((field) => field.trim());
  const fields = [''];
  // Odd pieces between quotes are quoted; an empty one between two quoted is a quote itself.
  const pieces = line.split('"');
  for (const [i, piece] of pieces.entries()) {
    const isQuoted = i % 2 === 1;
    const [first = '', ...more] = isQuoted ? [piece] : piece.split(separator);
    const isQuote = !isQuoted && i > 0 && piece === '' && i < pieces.length - 1;
    fields[fields.length - 1] += isQuote ? '"' : first;
    fields.push(...more);
  }
  return fields.map((field) => field.trim());
}
