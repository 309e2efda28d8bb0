import { normal } from './normal.ts';
import { PLACES, type Place } from './places.ts';
import { remembered } from './remembered.ts';

/** How far noise is alike, km eastward and northward: over that its correlation falls to 1 / e. */
export interface Reach {
  readonly east: number;
  readonly north: number;
}

/**
 * By number a field of standard normal noise in the order of SUB_BASIN_NAMES, of exponential correlation over `reach`;
 * fields of different numbers have nothing in common.
 */
export function noiseField(reach: Reach, ...keys: number[]): (number: number) => Float64Array {
  const weights = cholesky(PLACES.map((one) => PLACES.map((other) => alike(one, other, reach))));
  return remembered(FIELDS_KEPT, (number) => {
    const noise = PLACES.map((_, which) => normal(...keys, number, which));
    return Float64Array.from(weights, (row) => dot(row, noise));
  });
}

const FIELDS_KEPT = 1000;

function alike(one: Place, other: Place, { east, north }: Reach): number {
  return Math.exp(-Math.hypot((one.east - other.east) / east, (one.north - other.north) / north));
}

/** The lower triangle L of which L times its transpose is the correlation matrix. */
function cholesky(correlation: readonly (readonly number[])[]): number[][] {
  const rows: number[][] = [];
  correlation.forEach((entries, i) => {
    const row: number[] = [];
    for (const [j, other] of rows.entries())
      row.push(((entries[j] ?? 0) - dot(row, other)) / (other[j] ?? 1));
    rows.push([...row, Math.sqrt((entries[i] ?? 1) - dot(row, row))]);
  });
  return rows;
}

/** Of as many numbers as the first has. */
function dot(some: readonly number[], others: readonly number[]): number {
  return some.reduce((sum, value, i) => sum + value * (others[i] ?? 0), 0);
}
