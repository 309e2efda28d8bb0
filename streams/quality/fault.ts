import type { Observation } from '../../domain/observation.ts';
import type { Reading } from '../../domain/reading.ts';
import type { RejectReason } from '../../domain/reject.ts';
import type { MonitoredSeries, MonitoredStation } from './monitored.ts';

/** Why a packet, or one reading of it, goes no further. */
export interface Fault {
  readonly reason: RejectReason;
  /** The element or thing at fault and what was expected, in plain words. */
  readonly detail: string;
  /** The stamp at fault, epoch ms. */
  readonly time?: number;
}

/** The packet came as a station that nobody has registered. */
export function unknownStation(device: string): Fault {
  return { reason: 'unknown_station', detail: `"${device}" is not in the registry` };
}

/** The frame is another station's than the one it came as. */
export function wrongStation({ id, address }: MonitoredStation, named: string): Fault {
  const detail = `the frame speaks for "${named}", not for ${id} (${address})`;
  return { reason: 'wrong_station', detail };
}

/** The frame is the station's own, but the reading another's. */
export function relayed({ element, station }: Reading, { id, address }: MonitoredStation): Fault {
  const detail = `${element} is relayed from "${station}", and ${id} (${address}) may speak for itself only`;
  return { reason: 'wrong_station', detail };
}

/** The gateway has no right to speak for the station. */
export function unspokenFor(gateway: string, { id, address }: MonitoredStation): Fault {
  return { reason: 'wrong_station', detail: `${gateway} may not speak for ${id} (${address})` };
}

/** The station has no such series. */
export function unknownSeries({ element, property }: Reading, { id }: MonitoredStation): Fault {
  const what = property === undefined || property === element ? '' : ` (${property})`;
  return { reason: 'unknown_series', detail: `${element}${what} is not registered at ${id}` };
}

/** The reading's unit measures something else than the series. */
export function wrongUnit(
  { element, unit }: Reading,
  { unit: usual, rules }: MonitoredSeries,
): Fault {
  const detail = `${element} in "${unit ?? usual}", not to be turned into ${rules.unit}`;
  return { reason: 'wrong_unit', detail };
}

/** The reading's stamp cannot be true. */
export function wrongClock(
  { element, time }: Reading,
  reason: 'clock_future' | 'clock_past',
): Fault {
  return { reason, detail: `${element} at ${moment(time)}`, time };
}

/** The store will not take the observation. */
export function refusedByStore({ property, time }: Observation, reason: string): Fault {
  return { reason: 'refused_by_store', detail: `${property} at ${moment(time)}: ${reason}` };
}

function moment(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}
