import type { Station } from '../../../domain/station.ts';
import { gaugedStations } from '../gauges.ts';
import { SUB_BASIN_NAMES } from '../sub-basins.ts';
import { nearest } from './areal-mean.ts';
import type { ObservedSeries } from './observed.ts';

/** A series that the assimilation reads; rain is summed by step, so are the pans, all else is averaged. */
export interface WantedSeries extends Pick<ObservedSeries, 'station' | 'property' | 'lon' | 'lat'> {
  readonly kind: 'total' | 'mean';
  /** Also by day, for the months before. */
  readonly long: boolean;
}

/** What to read of a registry: the water at the stations that the model knows, and of rain gauges and pans the nearest. */
export function wantedSeries(stations: ReadonlyMap<string, Station>): WantedSeries[] {
  const water = gaugedStations().flatMap((id) => {
    const station = stations.get(id);
    return station === undefined ? [] : WATER.flatMap((property) => seriesOf(station, property));
  });
  const rain = [...stations.values()].flatMap((station) =>
    RAIN.flatMap((p) => seriesOf(station, p)).slice(0, 1),
  );
  const pans = [...stations.values()].flatMap((station) => seriesOf(station, 'evaporation'));
  const near = SUB_BASIN_NAMES.flatMap((name) => nearest(name, rain, GAUGES_A_PLACE));
  return [...water, ...new Set(near.map(({ point }) => point)), ...pans];
}

const WATER = ['stage', 'discharge'];
const RAIN = ['rainfall', 'rainfall_5min'];
/** More say little more, and each takes its time to read. */
const GAUGES_A_PLACE = 5;

function seriesOf({ id, lon, lat, series }: Station, property: string): WantedSeries[] {
  if (!series.some((one) => one.property === property)) return [];
  const kind = WATER.includes(property) ? 'mean' : 'total';
  return [{ station: id, property, lon, lat, kind, long: RAIN.includes(property) }];
}
