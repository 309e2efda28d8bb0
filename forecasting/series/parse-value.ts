/**
 * The number in a cell; NaN where the cell says that there is none, which is by being empty, by a word for it, or by one of
 * the codes that agencies write (USGS, GRDC, NOAA: −999, −9999 …); undefined for what is neither.
 */
export function parseValue(cell: string, missing: readonly number[] = []): number | undefined {
  const text = cell.trim();
  if (WORDS.has(text.toLowerCase())) return Number.NaN;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return CODES.has(value) || missing.includes(value) ? Number.NaN : value;
}

const WORDS = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '--']);
const CODES = new Set([-999, -999.9, -999.99, -9999, -9999.9, -99_999, -6999, -7999]);
