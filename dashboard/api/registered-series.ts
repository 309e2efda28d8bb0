import { z } from 'zod';
import { propertyOf } from '../../domain/property.ts';
import { Station } from '../../domain/station.ts';
import { problem } from './problem.ts';

/** The part of an address that names a series. */
export const SeriesParameters = z.object({
  station: Station.shape.id,
  property: z.string().min(1).max(64),
});

/** A series of the registry, with its canonical unit. */
export interface RegisteredSeries {
  readonly station: string;
  readonly property: string;
  readonly unit: string;
}

/** Throws a 404 that says which of the two is unknown. */
export function registeredSeries(
  stations: ReadonlyMap<string, Station>,
  { station, property }: z.infer<typeof SeriesParameters>,
): RegisteredSeries {
  const series = registeredStation(stations, station).series.find(
    (its) => its.property === property,
  );
  if (series === undefined)
    throw problem(404, `Station ${station} has no series "${property}". /api/stations lists them.`);
  return { station, property, unit: propertyOf(property)?.unit ?? series.unit };
}

/** Throws a 404 for a station that is not registered. */
export function registeredStation(stations: ReadonlyMap<string, Station>, id: string): Station {
  const station = stations.get(id);
  if (station === undefined)
    throw problem(404, `No station "${id}" is registered. /api/stations lists them.`);
  return station;
}
