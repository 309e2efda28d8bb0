import { createHash } from 'node:crypto';
import type { Attached, Attachment } from '../../domain/attachment.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';

/** A picture as people look it up, by what it shows: the same one sent again is the same entry. */
export function attachmentEntryOf(
  station: string,
  { time, mediaType, bytes }: Attached,
  parts: readonly Entry<RawPacket>[],
): JournalEntry {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const document: Attachment = {
    station,
    time,
    received: parts.at(-1)?.message.received ?? time,
    mediaType,
    size: bytes.length,
    sha256,
    raw: parts.map(({ position }) => position),
  };
  const id = `${station}-${time}-${sha256.slice(0, 16)}`;
  return { kind: 'attachment', id, time, station, label: mediaType, document };
}
