import type { BoardRow } from '../board/board.ts';
import type { Bounds } from '../board/filter.ts';
import { HOME } from './places.ts';

/** px that stay free around what is fitted: for the legend's and the labels' sake. */
export const FIT_PADDING = { top: 56, right: 72, bottom: 40, left: 72 };
/** No nearer than this, however close together the stations are. */
export const FIT_MAX_ZOOM = 11;

/** So much of the stations may lie beyond each side of the first view: the few far up a river do not make it small. */
const OUTLYING = 0.1;
/** With fewer stations than this none counts as outlying. */
const FEW = 20;
/** So much may the view grow on each side for the sake of stations that warn. */
const GROWTH = 0.4;

/** Degrees without a station between two that belong to regions of their own. */
const APART = 5;

/**
 * The first view: of the region with the most stations that have a reading (else that there are) nearly all, and those
 * that warn near by; the base map where there is no station.
 */
export function boundsOf(rows: readonly BoardRow[]): Bounds {
  const reporting = rows.filter((row) => row.condition !== 'none');
  const seen = largestRegion(reporting.length > 0 ? reporting : rows);
  if (seen.length === 0) return HOME;
  const warned = seen.filter((row) => row.severity !== undefined);
  const [west, east] = reach(seen, warned, LON);
  const [south, north] = reach(seen, warned, LAT);
  return [west, south, east, north];
}

/** Every station, wherever it is; the base map where there is none. */
export function boundsOfAll(rows: readonly BoardRow[]): Bounds {
  if (rows.length === 0) return HOME;
  const [west, east] = extremes(rows.map(LON));
  const [south, north] = extremes(rows.map(LAT));
  return [west, south, east, north];
}

type Degrees = (row: BoardRow) => number;
const LON: Degrees = (row) => row.station.lon;
const LAT: Degrees = (row) => row.station.lat;

function largestRegion(rows: readonly BoardRow[]): readonly BoardRow[] {
  const regions = splitApart(rows, LON).flatMap((part) => splitApart(part, LAT));
  return regions.reduce((most, region) => (region.length > most.length ? region : most), []);
}

/** The rows along one axis, divided where a wide stretch has none. */
function splitApart(rows: readonly BoardRow[], degrees: Degrees): BoardRow[][] {
  const parts: BoardRow[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows.toSorted((a, b) => degrees(a) - degrees(b))) {
    if (degrees(row) - last > APART) parts.push([]);
    parts.at(-1)?.push(row);
    last = degrees(row);
  }
  return parts;
}

function extremes(degrees: readonly number[]): [number, number] {
  return degrees.reduce<[number, number]>(
    ([low, high], at) => [Math.min(low, at), Math.max(high, at)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function reach(
  seen: readonly BoardRow[],
  warned: readonly BoardRow[],
  degrees: Degrees,
): [number, number] {
  const sorted = seen.map(degrees).sort((a, b) => a - b);
  const out = sorted.length < FEW ? 0 : Math.floor(sorted.length * OUTLYING);
  const low = sorted[out] ?? 0;
  const high = sorted[sorted.length - 1 - out] ?? 0;
  const more = (high - low) * GROWTH;
  const near = warned.map(degrees).filter((at) => at > low - more && at < high + more);
  return [Math.min(low, ...near), Math.max(high, ...near)];
}
