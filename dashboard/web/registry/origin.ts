import type { LatestEntry } from '../../../domain/api-answers.ts';
import type { Station } from '../../../domain/station.ts';

/** How many of the stations that have data have them from where. */
export type Origins = Readonly<Record<Station['origin'], number>>;

/** Counts the origins of the stations that report. */
export function countOrigins(
  stations: readonly Station[],
  latest: ReadonlyMap<string, LatestEntry>,
): Origins {
  const reporting = new Set([...latest.values()].map((entry) => entry.station));
  const counts = { field: 0, simulated: 0, replay: 0 };
  for (const { id, origin } of stations) if (reporting.has(id)) counts[origin]++;
  return counts;
}

/** Where all data come from: one origin, or "mixed"; "field" where there are none. */
export function originOfAll(origins: Origins): Station['origin'] | 'mixed' {
  const found = (['field', 'simulated', 'replay'] as const).filter((origin) => origins[origin] > 0);
  return found.length > 1 ? 'mixed' : (found[0] ?? 'field');
}
