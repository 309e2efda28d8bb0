import { propertyOf } from '../../domain/property.ts';
import type { Station } from '../../domain/station.ts';

/** One series of the registry. */
export interface SeriesRef {
  readonly station: string;
  readonly property: string;
}

/** A column of a task: the mean of the series that it is made of. */
export interface Input {
  /** As it stands in the names of features: it must not change while a model is in use. */
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
  readonly of: readonly SeriesRef[];
}

/** What is forecast, and from what. */
export interface TaskInputs extends SeriesRef {
  readonly target: Input;
  readonly forcings: readonly Input[];
}

/** What is forecast wherever it is measured. */
export const TARGETS: readonly string[] = ['stage', 'discharge'];

/**
 * What a forecast of a series looks at, by the registry alone: the series, the rain of the three nearest gauges within 60 km, the
 * rain at all stations upstream of it, and the water at its next stations up (three at most) and down the river.
 */
export function inputsOf(
  { station: id, property }: SeriesRef,
  stations: ReadonlyMap<string, Station>,
): TaskInputs | undefined {
  const station = stations.get(id);
  if (!station) return undefined;
  const near = nearestGauges(station, stations);
  const above = upstreamOf(station, stations)
    .filter((one) => !near.includes(one))
    .flatMap((one) => rainOf(one) ?? []);
  const rain = { quantity: 'rainfall', unit: 'mm' };
  return {
    station: id,
    property,
    target: inputOf(property, { station: id, property }),
    forcings: [
      { name: 'rain', ...rain, of: near.flatMap((one) => rainOf(one) ?? []) },
      { name: 'rain upstream', ...rain, of: above },
      ...neighboursOf(station, stations).flatMap((one) => waterOf(one, property) ?? []),
    ].filter(({ of }) => of.length > 0),
  };
}

function inputOf(name: string, ref: SeriesRef): Input {
  const unit = propertyOf(ref.property)?.unit ?? '';
  return { name, quantity: ref.property, unit, of: [ref] };
}

function neighboursOf(
  { upstream, downstream }: Station,
  stations: ReadonlyMap<string, Station>,
): readonly Station[] {
  const ids = [...upstream.slice(0, 3), ...downstream.slice(0, 1)];
  return ids.flatMap((id) => stations.get(id) ?? []);
}

/** The same property as is forecast where it is measured there, else the other. */
function waterOf(station: Station, wanted: string): Input | undefined {
  const has = (property: string) => station.series.some((one) => one.property === property);
  const property = [wanted, ...TARGETS].find(has);
  if (property === undefined) return undefined;
  return inputOf(`${property} at ${station.id}`, { station: station.id, property });
}

/** Totals over less than a day, the finest first. */
const RAIN = ['rainfall_5min', 'rainfall', 'rainfall_1h'];

/** The rain series of a station, if it has one. */
export function rainOf({ id, series }: Station): SeriesRef | undefined {
  const property = RAIN.find((each) => series.some((one) => one.property === each));
  return property === undefined ? undefined : { station: id, property };
}

const REACH_KM = 60;

function nearestGauges(to: Station, stations: ReadonlyMap<string, Station>): readonly Station[] {
  return [...stations.values()]
    .filter((one) => rainOf(one) !== undefined && one.origin === to.origin)
    .map((one) => ({ one, km: distanceKm(one, to) }))
    .filter(({ km }) => km <= REACH_KM)
    .sort((a, b) => a.km - b.km || a.one.id.localeCompare(b.one.id))
    .slice(0, 3)
    .map(({ one }) => one);
}

type Place = Pick<Station, 'lon' | 'lat'>;

/** Good to a percent over the tens of km that matter here. */
function distanceKm(a: Place, b: Place): number {
  const east = (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return 111.2 * Math.hypot(east, a.lat - b.lat);
}

/** All stations from which water comes here, each once. */
function upstreamOf(station: Station, stations: ReadonlyMap<string, Station>): readonly Station[] {
  const found = new Set<Station>();
  const waiting = [station];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const above of next.upstream.flatMap((id) => stations.get(id) ?? [])) {
      if (found.has(above) || above === station) continue;
      found.add(above);
      waiting.push(above);
    }
  }
  return [...found];
}
