import type { Station } from '../../domain/station.ts';
import { isHourly } from './history-blocks.ts';

/** A series of simulated gear that tells of every hour of its past. */
export interface Witness {
  readonly station: Station;
  readonly property: string;
}

/** The series by which a filling of the past is known: its station is the last to send. undefined where none is hourly. */
export function witnessOf(stations: readonly Station[]): Witness | undefined {
  for (const station of stations) {
    const series = station.series.find(isHourly);
    if (series) return { station, property: series.property };
  }
  return undefined;
}

/** The stations in the order their history is sent: what the last of them has, all have. */
export function witnessLast(stations: readonly Station[]): Station[] {
  const witness = witnessOf(stations)?.station;
  return [...stations].sort((a, b) => Number(a === witness) - Number(b === witness));
}
