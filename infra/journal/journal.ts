/**
 * What happened, kept for people to look up: warning events, rejects, and forecasts as they were issued. One document an
 * entry. Beside the store because these are few, textual and asked for by kind and time, newest first.
 */
export interface Journal {
  /** Durable when it resolves. The same (kind, id) again replaces it: twice is once. */
  record(entries: readonly JournalEntry[]): Promise<void>;
  /** Newest first. */
  list(query: JournalQuery): Promise<JournalEntry[]>;
  /** How many entries each value of `label` has in a kind: rejects by reason. */
  count(kind: JournalKind): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export type JournalKind =
  | 'warning'
  | 'reject'
  | 'forecast'
  | 'rain-forecast'
  | 'device_event'
  | 'double' // a packet that said what was stored already
  | 'attachment' // a picture's place in the log, not its bytes
  // Streams' own, read back after a restart:
  | 'part' // a packet that is part of a message
  | 'memory'; // what a device's next packet is to be read with

export interface JournalEntry {
  readonly kind: JournalKind;
  /** Made from what it tells, never random, so that a repeated delivery is the same entry. */
  readonly id: string;
  /** Epoch ms at which it happened. */
  readonly time: number;
  readonly station: string;
  /** What `count` counts by: the reason of a reject, the hazard of a warning, the property of a forecast, the word of an event. */
  readonly label: string;
  /** JSON. */
  readonly document: unknown;
}

export interface JournalQuery {
  readonly kind: JournalKind;
  readonly station?: string;
  readonly label?: string;
  /** Only entries before this (time, id), for paging. */
  readonly before?: { readonly time: number; readonly id: string };
  readonly limit: number;
}
