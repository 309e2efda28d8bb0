import type { Account } from '../domain/account.ts';
import type { Station } from '../domain/station.ts';
import type { Topic } from '../domain/topic.ts';
import type { Batch, Entry } from '../infra/log/log.ts';
import type { RoomContext } from '../infra/room.ts';

/** What every processor may lean on: the room's ports, and the registry as it stands. */
export interface StreamsContext extends RoomContext {
  readonly stations: ReadonlyMap<string, Station>;
  /** Who may speak for which stations. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** Calls `listener` after a station of the registry has changed, until the signal aborts. */
  onStation(listener: (station: Station) => void, signal: AbortSignal): void;
}

/** One step of the pipeline: it reads a topic batch by batch, and its effects are in the store and the log. */
export interface Processor<In> {
  /** Also the name of its group of readers. */
  readonly name: string;
  readonly reads: Topic<In>;
  /** The most records of a batch, and so the most that a crash can make it meet again. */
  readonly maxRecords: number;
  /**
   * Starts with no memory but what it reads back: at first, after a failure, and whenever its group has been given other
   * partitions. The signal ends with this run of the processor. `owns` says whose messages come to it: whoever does something
   * without being asked by a message does it for these keys alone, for others may run beside it. Absent: all.
   */
  open(context: StreamsContext, signal: AbortSignal, owns?: Owns): Promise<Take<In>>;
}

export type Owns = Batch<unknown>['owns'];

/** Deals with a batch: durable when it resolves, and the same when done twice. It throws for a broken world only. */
export type Take<In> = (entries: readonly Entry<In>[]) => Promise<void>;
