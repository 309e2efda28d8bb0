import type { Part } from '../../devices/codecs/part.ts';
import {
  createReassembler,
  type GivenUp,
  type Outcome,
  PATIENCE,
  type Reassembler,
} from '../../devices/codecs/reassembler.ts';
import { Position } from '../../domain/position.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import { raw } from '../../domain/topics.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Owns, StreamsContext } from '../processor.ts';

/** A packet of the log that is part of a message. */
export type PartEntry = Entry<RawPacket>;

/**
 * Keeps the parts of messages until they are whole, each partition of the log by its own time. A restart forgets
 * nothing: which packets are parts is in the journal, their bytes are in the log.
 */
export interface PartKeeper {
  take(entry: PartEntry, part: Part): Outcome<PartEntry>;
  /** Time goes on with every packet, part or not. */
  meet(entry: PartEntry): void;
  /** What will not be whole, as of the newest packet that each partition has brought. */
  expire(): GivenUp<PartEntry>[];
  /** What the journal is to know, once the effects of the parts taken are durable. */
  notes(): JournalEntry[];
}

/** Starts with the parts that the journal knows of. */
export async function openPartKeeper(context: StreamsContext, owns?: Owns): Promise<PartKeeper> {
  const partitions = new Map<number, { parts: Reassembler<PartEntry>; newest: number }>();
  const noted: JournalEntry[] = [];

  function partitionOf({ position: { partition } }: PartEntry) {
    let found = partitions.get(partition);
    if (!found) {
      found = { parts: createReassembler(bytesOf, PATIENCE_OF_STREAMS), newest: 0 };
      partitions.set(partition, found);
    }
    return found;
  }

  function meet(entry: PartEntry): void {
    const partition = partitionOf(entry);
    partition.newest = Math.max(partition.newest, entry.message.received);
  }

  function hold(entry: PartEntry, part: Part): Outcome<PartEntry> {
    const { device, received } = entry.message;
    const message = `${device}/${part.message}`;
    return partitionOf(entry).parts.take({ ...part, message }, entry, received);
  }

  for (const { entry, part } of await recall(context, owns)) hold(entry, part);
  return {
    meet,
    take(entry, part) {
      noted.push(noteOf(entry, part));
      return hold(entry, part);
    },
    expire: () => [...partitions.values()].flatMap(({ parts, newest }) => parts.expire(newest)),
    notes: () => noted.splice(0),
  };
}

/** Of pictures of 512 KiB that never become whole, no more than these are held. */
const PATIENCE_OF_STREAMS = { ...PATIENCE, mostMessages: 64 };

/** More parts than this are not recalled after a restart: the oldest of their messages are then given up. */
const MOST_RECALLED = 4_000;

function bytesOf({ message }: PartEntry): Uint8Array {
  return message.payload;
}

interface Note extends Part {
  readonly raw: Position;
}

function noteOf({ position, message }: PartEntry, part: Part): JournalEntry {
  const document: Note = { ...part, raw: position };
  return {
    kind: 'part',
    id: `${position.partition}-${position.offset}`,
    time: message.received,
    station: message.device,
    label: message.codec,
    document,
  };
}

/** In the order in which they came. What the log no longer keeps is not waited for. */
async function recall({ journal, log }: StreamsContext, owns: Owns = () => true) {
  const notes = await journal.list({ kind: 'part', limit: MOST_RECALLED });
  const newest = notes[0]?.time ?? 0;
  const recalled: { entry: PartEntry; part: Part }[] = [];
  for (const { station, time, document } of notes.reverse()) {
    if (!owns(station) || newest - time > 2 * PATIENCE.forMs) continue;
    const { raw: position, ...part } = document as Note;
    const message = await log.at(raw, Position.parse(position));
    if (message) recalled.push({ entry: { position, message }, part });
  }
  return recalled;
}
