import type { BoardRow } from '../board/board.ts';
import type { Bounds } from '../board/filter.ts';
import { HOME } from './places.ts';

/** So much of the stations may lie beyond each side of the first view: the few far up a river do not make it small. */
const OUTLYING = 0.1;
/** With fewer stations than this none counts as outlying. */
const FEW = 20;
/** So much may the view grow on each side for the sake of stations that warn. */
const GROWTH = 0.4;

/**
 * The first view: nearly all stations that have a reading (else nearly all there are), and those that warn near by;
 * the base map where there is no station.
 */
export function boundsOf(rows: readonly BoardRow[]): Bounds {
  const reporting = rows.filter((row) => row.condition !== 'none');
  const seen = reporting.length > 0 ? reporting : rows;
  if (seen.length === 0) return HOME;
  const warned = seen.filter((row) => row.severity !== undefined);
  const [west, east] = reach(seen, warned, (row) => row.station.lon);
  const [south, north] = reach(seen, warned, (row) => row.station.lat);
  return [west, south, east, north];
}

function reach(
  seen: readonly BoardRow[],
  warned: readonly BoardRow[],
  degrees: (row: BoardRow) => number,
): [number, number] {
  const sorted = seen.map(degrees).sort((a, b) => a - b);
  const out = sorted.length < FEW ? 0 : Math.floor(sorted.length * OUTLYING);
  const low = sorted[out] ?? 0;
  const high = sorted[sorted.length - 1 - out] ?? 0;
  const more = (high - low) * GROWTH;
  const near = warned.map(degrees).filter((at) => at > low - more && at < high + more);
  return [Math.min(low, ...near), Math.max(high, ...near)];
}
