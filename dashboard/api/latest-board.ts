import type { Observation } from '../../domain/observation.ts';
import {
  type Effect,
  emptyLatestPoint,
  entryJson,
  type LatestPoint,
  type Point,
  stands,
  take,
  withdraw,
} from './latest-point.ts';

/** The newest point of every series, and what changed since somebody looked. */
export interface LatestBoard {
  /** Takes them in, in any order. Returns the series whose point was withdrawn by that. */
  apply(observations: readonly Observation[]): LatestPoint[];
  /** Makes these and no others the newest points: the store's word, after a time of not looking. */
  load(latest: readonly Observation[]): void;
  /** Takes an older point in, for the trend. */
  recall(series: LatestPoint, point: Point): void;
  /** Every series that has a point that stands. */
  series(): LatestPoint[];
  /** The JSON of a LatestEntry[]: every point that stands. */
  snapshot(): string;
  /** The JSON of a LatestEntry[]: each series that changed since the last call; undefined when none did. */
  takeChanges(): string | undefined;
}

export function createLatestBoard(): LatestBoard {
  const stations = new Map<string, Map<string, LatestPoint>>();
  const all: LatestPoint[] = [];
  const changed = new Set<LatestPoint>();

  function seriesOf({ station, property }: Observation): LatestPoint {
    const properties = stations.get(station) ?? new Map<string, LatestPoint>();
    const known = properties.get(property);
    if (known !== undefined) return known;
    const series = emptyLatestPoint(station, property);
    stations.set(station, properties.set(property, series));
    all.push(series);
    return series;
  }
  function see(series: LatestPoint, effect: Effect): boolean {
    if (effect !== 'none') changed.add(series);
    return effect === 'withdrawn';
  }
  function apply(observations: readonly Observation[]): LatestPoint[] {
    const withdrawn: LatestPoint[] = [];
    for (const observation of observations) {
      const series = seriesOf(observation);
      if (see(series, take(series, observation))) withdrawn.push(series);
    }
    return withdrawn;
  }

  return {
    apply,
    load(latest) {
      for (const series of all) if (stands(series)) see(series, withdraw(series));
      apply(latest);
    },
    recall: (series, point) => void see(series, take(series, point)),
    series: () => all.filter(stands),
    snapshot: () => jsonArray(all.filter(stands)),
    takeChanges() {
      if (changed.size === 0) return undefined;
      const json = jsonArray(changed);
      changed.clear();
      return json;
    },
  };
}

/** Text added to text: half the time of `map` and `join` for 20,000. */
function jsonArray(series: Iterable<LatestPoint>): string {
  let json = '';
  for (const its of series) json += (json === '' ? '' : ',') + entryJson(its);
  return `[${json}]`;
}
