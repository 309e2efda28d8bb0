import type { Position } from 'geojson';
import type { Bounds } from '../board/filter.ts';

/** Longitude and latitude to px. */
export type Projection = (place: Position) => [number, number];

const PADDING = 48;

/** A Mercator projection that shows the bounds in the middle of a plane of that size, as large as they fit. */
export function projectionTo(
  [west, south, east, north]: Bounds,
  { width, height }: { width: number; height: number },
): Projection {
  const top = mercator(north);
  const scale = Math.min(
    (width - 2 * PADDING) / Math.max(east - west, 0.1),
    (height - 2 * PADDING) / Math.max(top - mercator(south), 0.1),
  );
  const left = (width - (east - west) * scale) / 2;
  const above = (height - (top - mercator(south)) * scale) / 2;
  return ([lon = 0, lat = 0]) => [
    left + (lon - west) * scale,
    above + (top - mercator(lat)) * scale,
  ];
}

/** Degrees of latitude stretched as Mercator does, in degrees of longitude. */
function mercator(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
}
