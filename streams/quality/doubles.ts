import type { Observation } from '../../domain/observation.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import { LATE_MS } from './late-packets.ts';

/**
 * Whether a reading says what another packet said already. The packet itself met again, as after a crash, is none; nor is what
 * was measured hours before: who imports a history twice has no gear that stammers, and a packet that was put off to topic `late`
 * may be given back twice.
 */
export function isDouble(arrival: Observation, there: Observation | undefined): boolean {
  if (there === undefined || there.value !== arrival.value) return false;
  if (arrival.received - arrival.time > LATE_MS) return false;
  const [one, other] = [arrival.raw, there.raw];
  return one.offset !== other.offset || one.partition !== other.partition;
}

/** One entry for each packet that said something twice; the same packet met again makes the same entry. */
export function doubleEntriesOf(doubles: readonly Observation[]): JournalEntry[] {
  const entries = new Map<string, JournalEntry>();
  for (const { station, time, received, raw } of doubles) {
    const id = `${station}-${raw.partition}-${raw.offset}`;
    const document = { time, raw };
    entries.set(id, { kind: 'double', id, time: received, station, label: 'double', document });
  }
  return [...entries.values()];
}
