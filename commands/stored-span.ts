import type { Station } from '../domain/station.ts';
import type { Store } from '../infra/store/store.ts';

/**
 * What the store holds of these stations, epoch ms: from the time since which every one that ever reported has readings, to
 * the newest reading of any. undefined while there is none.
 */
export async function storedSpan(
  store: Store,
  stations: readonly Station[],
): Promise<{ oldest: number; newest: number } | undefined> {
  const ids = new Set(stations.map(({ id }) => id));
  const latest = (await store.latest())
    .filter(({ station }) => ids.has(station))
    .sort((a, b) => a.time - b.time);
  const newest = latest.at(-1);
  if (newest === undefined) return undefined;

  const ofEach = new Map(latest.map((one) => [one.station, one])).values();
  const firsts = await Promise.all(
    Array.from(ofEach, async ({ station, property, time }) => {
      const { times } = await store.range({ station, property, from: 0, to: time, limit: 1 });
      return times[0] ?? time;
    }),
  );
  return { oldest: Math.max(...firsts), newest: newest.time };
}
