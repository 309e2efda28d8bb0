import type { RawPacket } from '../../domain/raw-packet.ts';
import type { DecodedFrame } from '../../domain/reading.ts';
import type { Journal, JournalEntry } from '../../infra/journal/journal.ts';

/** What the next packet of each device is to be read with, in languages in which packets lean on earlier ones. */
export interface MemoryKeeper {
  of(packet: RawPacket): unknown;
  keep(packet: RawPacket, remember: NonNullable<DecodedFrame['remember']>): void;
  /** What must outlive a restart, and was kept since this was last asked. */
  notes(): JournalEntry[];
}

/** Starts with what the journal remembers. */
export async function openMemoryKeeper(journal: Journal): Promise<MemoryKeeper> {
  const entries = await journal.list({ kind: 'memory', limit: MOST });
  const memories = new Map(entries.map(({ id, document }) => [id, document]));
  const noted = new Map<string, JournalEntry>();
  return {
    of: (packet) => memories.get(nameOf(packet)),
    keep(packet, { memory, lasting }) {
      const id = nameOf(packet);
      memories.set(id, memory);
      if (lasting) noted.set(id, entryOf(packet, memory));
    },
    notes() {
      const entries = [...noted.values()];
      noted.clear();
      return entries;
    },
  };
}

const MOST = 20_000;

function nameOf({ device, codec }: RawPacket): string {
  return `${device}/${codec}`;
}

function entryOf(packet: RawPacket, document: unknown): JournalEntry {
  const { device, codec, received } = packet;
  return {
    kind: 'memory',
    id: nameOf(packet),
    time: received,
    station: device,
    label: codec,
    document,
  };
}
