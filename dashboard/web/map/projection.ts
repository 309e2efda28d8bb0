import type { Position } from 'geojson';
import type { Bounds } from '../board/filter.ts';
import { FIT_MAX_ZOOM, FIT_PADDING } from './fit.ts';

/** Longitude and latitude to px. */
export type Projection = (place: Position) => [number, number];

/** px a degree at the nearest that is fitted: the world is 512 px wide at zoom 0. */
const LARGEST = (512 * 2 ** FIT_MAX_ZOOM) / 360;

/** A Mercator projection that fits the bounds into a plane of that size, as the map itself does. */
export function projectionTo(
  [west, south, east, north]: Bounds,
  { width, height }: { width: number; height: number },
): Projection {
  const top = mercator(north);
  const scale = Math.min(
    (width - FIT_PADDING.left - FIT_PADDING.right) / (east - west),
    (height - FIT_PADDING.top - FIT_PADDING.bottom) / (top - mercator(south)),
    LARGEST,
  );
  const left = (width + FIT_PADDING.left - FIT_PADDING.right - (east - west) * scale) / 2;
  const above =
    (height + FIT_PADDING.top - FIT_PADDING.bottom - (top - mercator(south)) * scale) / 2;
  return ([lon = 0, lat = 0]) => [
    left + (lon - west) * scale,
    above + (top - mercator(lat)) * scale,
  ];
}

/** Degrees of latitude stretched as Mercator does, in degrees of longitude. */
function mercator(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
}
