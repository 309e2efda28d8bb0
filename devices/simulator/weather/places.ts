import { kmFromMiddle, type Position, subBasinAt } from '../../basin/sub-basin-at.ts';
import {
  SUB_BASIN_NAMES,
  SUB_BASINS,
  type SubBasin,
  type SubBasinName,
} from '../../basin/sub-basins.ts';

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

/** The sub-basin whose weather a point has. */
export function placeAt(lon: number, lat: number): Place {
  return placeOf(subBasinAt({ lon, lat }));
}
