import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Reject } from '../../domain/reject.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Fault } from './fault.ts';

/** One reject for each reason in a packet, so that 60 KiB of bad readings are not kept a thousand times. */
export function rejectsOf(
  { message, position }: Entry<RawPacket>,
  faults: readonly Fault[],
): Reject[] {
  const payloadHex = Buffer.from(message.payload).toString('hex');
  return [...Map.groupBy(faults, ({ reason }) => reason)].map(([reason, ofThatReason]) => {
    const time = ofThatReason[0]?.time;
    return {
      device: message.device,
      codec: message.codec,
      received: message.received,
      raw: position,
      reason,
      detail: summary(ofThatReason),
      ...(time === undefined ? {} : { time }),
      payloadHex,
    };
  });
}

/** A reject as people look it up; the same packet met again makes the same entry. */
export function journalEntryOf(reject: Reject): JournalEntry {
  return {
    kind: 'reject',
    id: `${reject.raw.partition}-${reject.raw.offset}-${reject.reason}`,
    time: reject.received,
    station: reject.device,
    label: reject.reason,
    document: reject,
  };
}

/** How many faults are told in full, and how much of each. */
const TOLD = 5;
const LONGEST_DETAIL = 200;

function summary(faults: readonly Fault[]): string {
  const told = faults.slice(0, TOLD).map(({ detail }) => detail.slice(0, LONGEST_DETAIL));
  const rest = faults.length - told.length;
  return told.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
