import type { LatestEntry } from '../../../domain/api-answers.ts';
import type { Station } from '../../../domain/station.ts';

/** Where the data of all stations that have any come from: one origin, or "mixed"; "field" where there are none. */
export function originOfAll(
  stations: readonly Station[],
  latest: ReadonlyMap<string, LatestEntry>,
): Station['origin'] | 'mixed' {
  const reporting = new Set([...latest.values()].map((entry) => entry.station));
  const origins = new Set(
    stations.filter((station) => reporting.has(station.id)).map((station) => station.origin),
  );
  if (origins.size > 1) return 'mixed';
  return origins.values().next().value ?? 'field';
}
