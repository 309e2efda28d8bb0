import { SUB_BASIN_NAMES, SUB_BASINS, type SubBasinName } from './sub-basins.ts';

/** From the middle of the basin, 116 E, 27.8 N, km. */
export interface Position {
  readonly east: number;
  readonly north: number;
}

/**
 * The sub-basin that a point is counted to: the nearest centroid, in units of the sub-basin's own size. No watershed was surveyed
 * for it: near a divide it may name the neighbour.
 */
export function subBasinAt({ lon, lat }: { lon: number; lat: number }): SubBasinName {
  const { east, north } = kmFromMiddle(lon, lat);
  const farness = (centre: Centre) =>
    ((centre.east - east) ** 2 + (centre.north - north) ** 2) / centre.area;
  return CENTRES.reduce((best, centre) => (farness(centre) < farness(best) ? centre : best)).name;
}

/** The position of a longitude and latitude. */
export function kmFromMiddle(lon: number, lat: number): Position {
  return { east: (lon - 116) * 98.4, north: (lat - 27.8) * 111.2 };
}

interface Centre extends Position {
  readonly name: SubBasinName;
  readonly area: number;
}

const CENTRES: readonly Centre[] = SUB_BASIN_NAMES.map((name) => {
  const { lon, lat, area } = SUB_BASINS[name];
  return { name, area, ...kmFromMiddle(lon, lat) };
});
