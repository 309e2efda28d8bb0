import { type Columns, isOnLine, lowerBound } from './points.ts';

export interface OutlineOptions {
  readonly from: number;
  readonly to: number;
  /** How many columns of pixels there are to draw on. */
  readonly columns: number;
  /** Points further apart than this are not joined, ms. */
  readonly gap: number;
}

/**
 * The indices to draw a line through, a list for each stretch without a gap. Of each column of pixels the first, the
 * lowest, the highest and the last point stay: the drawing is the same as with all points, in one pass over them.
 */
export function outline(columns: Columns, options: OutlineOptions): number[][] {
  const { times, values } = columns;
  const width = (options.to - options.from) / options.columns;
  const pieces: number[][] = [];
  let piece: number[] = [];
  let cell = emptyCell();
  let last = Number.NEGATIVE_INFINITY;

  const end = Math.min(times.length, lowerBound(times, options.to) + 1);
  for (let i = Math.max(0, lowerBound(times, options.from) - 1); i < end; i++) {
    if (!isOnLine(columns, i)) continue;
    const time = times[i] as number;
    const column = Math.floor((time - options.from) / width);
    if (time - last > options.gap) {
      flush(cell, piece);
      piece = [];
      pieces.push(piece);
      cell = emptyCell(column);
    } else if (column !== cell.column) {
      flush(cell, piece);
      cell = emptyCell(column);
    }
    take(cell, i, values[i] as number);
    last = time;
  }
  flush(cell, piece);
  return pieces;
}

/** What has been seen in one column of pixels. */
interface Cell {
  column: number;
  first: number;
  lowest: number;
  highest: number;
  last: number;
  min: number;
  max: number;
}

function emptyCell(column = Number.NaN): Cell {
  return { column, first: -1, lowest: -1, highest: -1, last: -1, min: Infinity, max: -Infinity };
}

function take(cell: Cell, index: number, value: number): void {
  if (cell.first < 0) cell.first = index;
  cell.last = index;
  if (value < cell.min) {
    cell.min = value;
    cell.lowest = index;
  }
  if (value > cell.max) {
    cell.max = value;
    cell.highest = index;
  }
}

function flush(cell: Cell, into: number[]): void {
  if (cell.first < 0) return;
  const kept = [cell.first, cell.lowest, cell.highest, cell.last].sort((a, b) => a - b);
  for (const index of kept) if (index !== into.at(-1)) into.push(index);
}
