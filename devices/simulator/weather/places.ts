import {
  SUB_BASIN_NAMES,
  SUB_BASINS,
  type SubBasin,
  type SubBasinName,
} from '../../basin/sub-basins.ts';

/** From the middle of the basin, 116 E, 27.8 N, km. */
export interface Position {
  readonly east: number;
  readonly north: number;
}

/** A sub-basin as the weather sees it. */
export interface Place extends SubBasin, Position {
  readonly name: SubBasinName;
  /** Its place in every array by sub-basin. */
  readonly index: number;
}

/** All sub-basins, in the order of SUB_BASIN_NAMES. */
export const PLACES: readonly Place[] = SUB_BASIN_NAMES.map((name, index) => {
  const { lon, lat } = SUB_BASINS[name];
  return { ...SUB_BASINS[name], name, index, ...kmFromMiddle(lon, lat) };
});

const INDEX = Object.fromEntries(PLACES.map(({ name, index }) => [name, index]));

/** The place of a sub-basin. */
export function placeOf(name: SubBasinName): Place {
  return PLACES[INDEX[name] ?? -1] as Place;
}

/** The sub-basin whose weather a point has: the nearest centroid, in units of the sub-basin's own size. */
export function placeAt(lon: number, lat: number): Place {
  const { east, north } = kmFromMiddle(lon, lat);
  const nearness = (place: Place) =>
    ((place.east - east) ** 2 + (place.north - north) ** 2) / place.area;
  return PLACES.reduce((best, place) => (nearness(place) < nearness(best) ? place : best));
}

/** The position of a longitude and latitude. */
export function kmFromMiddle(lon: number, lat: number): Position {
  return { east: (lon - 116) * 98.4, north: (lat - 27.8) * 111.2 };
}
