import type { Line } from '../registry/lines.ts';

/** A line of the levels table, or the present value in its place among them. */
export type LevelRow =
  | { readonly kind: 'line'; readonly line: Line; readonly difference: number | undefined }
  | { readonly kind: 'now'; readonly value: number };

/** The lines from high to low with the present value inserted in order; a value on a line stands above it. */
export function levelRows(lines: readonly Line[], value: number | undefined): LevelRow[] {
  const rows: LevelRow[] = lines.map((line) => ({
    kind: 'line',
    line,
    difference: value === undefined ? undefined : value - line.value,
  }));
  if (value === undefined) return rows;
  const place = lines.findIndex((line) => line.value <= value);
  return rows.toSpliced(place < 0 ? rows.length : place, 0, { kind: 'now', value });
}
