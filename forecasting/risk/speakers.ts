import type { Observation } from '../../domain/observation.ts';
import type { Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';

/** The stations that speak for the basin, what they last said, and the last full hour that they know. */
export interface Speakers {
  readonly origin: Station['origin'];
  readonly stations: readonly Station[];
  readonly latest: ReadonlyMap<string, Observation>;
  readonly hour: number;
}

/** Jiangxi and its borders, degrees: what lies outside is none of this basin's. */
const [WEST, SOUTH, EAST, NORTH] = [113.5, 24.4, 118.6, 30.2];
/** Whose newest reading tells how late it is: they report at least hourly. */
const PROMPT = ['stage', 'rainfall', 'rainfall_5min', 'rainfall_1h'];

/**
 * Of the stations in the basin those of the origin that most of the reporting ones have: what is simulated and what is measured is
 * never mixed in one figure. undefined while none reports.
 */
export function speakersOf(
  stations: Iterable<Station>,
  observations: readonly Observation[],
): Speakers | undefined {
  const inside = [...stations].filter(isInside);
  const reporting = new Set(observations.map(({ station }) => station));
  const origins = Map.groupBy(
    inside.filter(({ id }) => reporting.has(id)),
    ({ origin }) => origin,
  );
  const [most] = [...origins].sort(([, a], [, b]) => b.length - a.length);
  if (!most) return undefined;
  const [origin] = most;
  const own = inside.filter((station) => station.origin === origin);
  const ids = new Set(own.map(({ id }) => id));
  const said = observations.filter(({ station }) => ids.has(station));
  const newest = said.filter(({ property }) => PROMPT.includes(property)).map(({ time }) => time);
  if (newest.length === 0) return undefined;
  return {
    origin,
    stations: own,
    latest: new Map(said.map((one) => [`${one.station}/${one.property}`, one])),
    hour: Math.floor(Math.max(...newest) / HOUR_MS) * HOUR_MS,
  };
}

function isInside({ lon, lat }: Station): boolean {
  return lon > WEST && lon < EAST && lat > SOUTH && lat < NORTH;
}
