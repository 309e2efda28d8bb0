import type { ApiEventName } from '../../domain/api-events.ts';

/**
 * Server-sent events to any number of clients, out of one ring: whoever comes back with the id of the last event seen
 * gets what was missed, as long as the ring still has it, and else `reset`.
 */
export interface EventStream {
  /** Sends to all and keeps for those who come back. `json` is the event's data. */
  publish(name: ApiEventName, json: string): void;
  /** The id of the newest event: `<boot>-<number>`. */
  lastId(): string;
  /** Sends what the client missed since that event, or `reset`; then all that comes, until it closes. */
  connect(client: EventSink, lastEventId: string | undefined): void;
  /** No more clients can be served. */
  isFull(): boolean;
  /** A beat to all: pages learn that the house lives, proxies keep the line open, and dead lines are found. */
  heartbeat(): void;
  /** Ends every client's answer. */
  close(): void;
}

/** What is needed of a client's response. */
interface EventSink {
  write(bytes: Uint8Array): unknown;
  /** Bytes that wait because the client does not read. */
  readonly writableLength: number;
  end(): unknown;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

export interface EventStreamOptions {
  /** Tells the events of this process from those of the one before it. No "-". */
  readonly boot: string;
  /** What the ring keeps at most. */
  readonly ring?: { readonly events: number; readonly bytes: number };
  /** A client that lets more than this wait is cut off; it may come back for what it missed. */
  readonly clientBytes?: number;
  readonly maxClients?: number;
}

export function createEventStream(options: EventStreamOptions): EventStream {
  const { boot, clientBytes = 8 * MIB, maxClients = 1_000 } = options;
  const ring = createRing(options.ring ?? { events: 10_000, bytes: 32 * MIB });
  const sinks = new Set<EventSink>();
  const lastId = () => `${boot}-${ring.last()}`;

  function send(sink: EventSink, bytes: Uint8Array) {
    if (sink.writableLength + bytes.length > clientBytes) {
      sinks.delete(sink);
      sink.destroy();
    } else {
      sink.write(bytes);
    }
  }
  function missedSince(id: string | undefined): Uint8Array | undefined {
    const [, itsBoot, number] = /^(.*)-(\d{1,15})$/.exec(id ?? '') ?? [];
    const missed = itsBoot === boot ? ring.after(Number(number)) : undefined;
    const bytes = missed === undefined ? undefined : Buffer.concat(missed);
    return bytes === undefined || bytes.length > clientBytes / 2 ? undefined : bytes;
  }

  return {
    lastId,
    publish(name, json) {
      const bytes = frame(`${boot}-${ring.last() + 1}`, name, json);
      ring.push(bytes);
      for (const sink of sinks) send(sink, bytes);
    },
    connect(sink, lastEventId) {
      sinks.add(sink);
      sink.once('close', () => sinks.delete(sink));
      sink.write(RETRY);
      send(sink, missedSince(lastEventId) ?? frame(lastId(), 'reset', '{}'));
    },
    heartbeat() {
      for (const sink of sinks) send(sink, HEARTBEAT);
    },
    close() {
      for (const sink of sinks) sink.end();
      sinks.clear();
    },
    isFull: () => sinks.size >= maxClients,
  };
}

const MIB = 1024 * 1024;
/** A browser that lost the line comes back after this many ms. */
const RETRY = Buffer.from('retry: 2000\n\n');
/** No part of the ring: it has no id, so that whoever comes back names the last event that told something. */
const HEARTBEAT = Buffer.from('event: beat\ndata: {}\n\n');

/** JSON has no line breaks, so the data is one line. */
function frame(id: string, name: ApiEventName, json: string): Uint8Array {
  return Buffer.from(`id: ${id}\nevent: ${name}\ndata: ${json}\n\n`);
}

/** The newest frames, numbered from 1, as many as both bounds allow. */
function createRing(most: { events: number; bytes: number }) {
  const frames = new Map<number, Uint8Array>();
  let last = 0;
  let first = 1;
  let bytes = 0;

  return {
    last: () => last,
    push(frame: Uint8Array) {
      last += 1;
      frames.set(last, frame);
      bytes += frame.length;
      for (; bytes > most.bytes || frames.size > most.events; first++) {
        bytes -= frames.get(first)?.length ?? 0;
        frames.delete(first);
      }
    },
    /** What came after a number; undefined when some of it is gone, or the number was never given out. */
    after(number: number): Uint8Array[] | undefined {
      if (number > last || number + 1 < first) return undefined;
      return Array.from(frames).flatMap(([its, frame]) => (its > number ? [frame] : []));
    },
  };
}
