import type { LatestEntry } from '../../../domain/api-answers.ts';
import type { Station } from '../../../domain/station.ts';

/** The time that "now" means at a station, epoch ms. */
export type NowAt = (station: Pick<Station, 'origin'>) => number;

/** A replay lives in its own time, which is that of its newest reading; all else in the house's. */
export function nowAtStations(
  stations: readonly Station[],
  latest: ReadonlyMap<string, LatestEntry>,
  houseNow: number,
): NowAt {
  const replayed = new Set(stations.filter(isReplay).map(({ id }) => id));
  let newest = Number.NEGATIVE_INFINITY;
  for (const { station, time } of latest.values()) {
    if (replayed.has(station)) newest = Math.max(newest, time);
  }
  const replayNow = newest === Number.NEGATIVE_INFINITY ? houseNow : newest;
  return (station) => (isReplay(station) ? replayNow : houseNow);
}

function isReplay({ origin }: Pick<Station, 'origin'>): boolean {
  return origin === 'replay';
}
