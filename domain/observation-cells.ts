import type { Observation } from './observation.ts';
import type { Flag } from './quality.ts';

const CELLS = 8;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Observations of one station, at least one, as a flat JSON array: the station, then for each observation property,
 * time, value, flag, reasons, received, raw partition, raw offset. Two fifths of the bytes of objects, and a third of
 * the time to read, on the topic that carries most.
 */
export function encodeObservations(observations: readonly Observation[]): Uint8Array {
  const cells: (string | number | null)[] = [observations[0]?.station ?? ''];
  for (const { property, time, value, flag, reasons, received, raw } of observations) {
    cells.push(property, time, value, flag, reasons, received, raw.partition, raw.offset);
  }
  return Buffer.from(JSON.stringify(cells));
}

/** The inverse of `encodeObservations`. Throws on anything else. */
export function decodeObservations(bytes: Uint8Array): Observation[] {
  const cells: unknown = JSON.parse(utf8.decode(bytes));
  if (!Array.isArray(cells) || typeof cells[0] !== 'string' || cells.length % CELLS !== 1) {
    throw new TypeError('not observations of a station');
  }
  const observations: Observation[] = [];
  for (let at = 1; at < cells.length; at += CELLS) observations.push(observationAt(cells, at));
  return observations;
}

function observationAt(cells: readonly unknown[], at: number): Observation {
  const property = cells[at];
  const value = cells[at + 2];
  if (typeof property !== 'string') throw new TypeError('an observation without a property');
  return {
    station: cells[0] as string,
    property,
    time: numberAt(cells, at + 1),
    value: value === null ? null : numberAt(cells, at + 2),
    flag: numberAt(cells, at + 3) as Flag,
    reasons: numberAt(cells, at + 4),
    received: numberAt(cells, at + 5),
    raw: { partition: numberAt(cells, at + 6), offset: numberAt(cells, at + 7) },
  };
}

function numberAt(cells: readonly unknown[], at: number): number {
  const cell = cells[at];
  if (typeof cell === 'number') return cell;
  throw new TypeError(`cell ${at} of an observation is no number`);
}
