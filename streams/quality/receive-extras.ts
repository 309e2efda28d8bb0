import type { RawPacket } from '../../domain/raw-packet.ts';
import type { DecodedFrame } from '../../domain/reading.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';
import { attachmentEntryOf } from './attachments.ts';
import { clockFault } from './check-clock.ts';
import type { SignOf } from './device-signs.ts';
import { isCalled } from './match.ts';
import type { MonitoredStation } from './monitored.ts';

/** What the frame says of the station's own gear; a clock that cannot be true says nothing. */
export function signsIn(
  { signs = [] }: DecodedFrame,
  station: MonitoredStation,
  entry: Entry<RawPacket>,
): SignOf[] {
  return signs
    .filter((sign) => isOwn(sign, station) && isTimely(sign, entry))
    .map((sign) => ({ station: station.id, sign, entry }));
}

/** The pictures of the station; `entries` are the packets that they came in. */
export function attachmentsIn(
  { attached = [] }: DecodedFrame,
  station: MonitoredStation,
  entries: readonly Entry<RawPacket>[],
): JournalEntry[] {
  const last = entries.at(-1);
  return attached
    .filter((one) => isOwn(one, station) && last !== undefined && isTimely(one, last))
    .map((one) => attachmentEntryOf(station.id, one, entries));
}

function isOwn({ station: named }: { station?: string }, station: MonitoredStation): boolean {
  return named === undefined || isCalled(station, named);
}

function isTimely({ time }: { time: number }, { message }: Entry<RawPacket>): boolean {
  return clockFault(time, message.received) === undefined;
}
