import type { Station } from '../../../domain/station.ts';

/** The station that calls itself so in its frames: by its address, its id, or "00" and its eight-digit code. */
export function stationCalled(name: string, stations: readonly Station[]): Station | undefined {
  return (
    stations.find(({ address }) => address === name) ??
    stations.find(({ id }) => id === name || `00${id}` === name)
  );
}
