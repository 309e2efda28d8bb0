import type { Position } from '../../domain/position.ts';
import type { Topic } from '../../domain/topic.ts';

/**
 * An ordered, durable, replayable record of messages: SQLite files on one machine, Kafka on many.
 * Delivery is at least once. Order holds among the records of one key.
 */
export interface Log {
  /** Resolves when every message is durable; rejects with DISK_FULL or LOG_UNAVAILABLE and then keeps none, or repeats. */
  append<M>(topic: Topic<M>, messages: readonly M[]): Promise<void>;
  /**
   * Batches from where `from` says, then waits for more, until the signal aborts. Where a topic has partitions, the readers
   * of a group share them, and each may commit the batch in hand before it has to give any up.
   */
  read<M>(topic: Topic<M>, options: ReadOptions): AsyncIterable<Batch<M>>;
  /** The message at a position, or undefined when it is no longer kept. */
  at<M>(topic: Topic<M>, position: Position): Promise<M | undefined>;
  /** How many records the group has not committed yet. */
  lag<M>(topic: Topic<M>, group: string): Promise<number>;
  close(): Promise<void>;
}

export interface ReadOptions {
  /** committed: where this group stopped, at first the start · start: all that is kept · end: only what comes. */
  readonly from: { readonly committed: string } | 'start' | 'end';
  readonly signal: AbortSignal;
  /** The most records a batch may hold; default 2,000. */
  readonly maxRecords?: number;
}

export interface Batch<M> {
  /** Empty only where nothing else could tell a reader that it is caught up, as when it begins at the end. */
  readonly entries: readonly Entry<M>[];
  /**
   * The reader begins here: always in its first batch, and again when its group has been given other partitions than before.
   * What it remembers of earlier batches may then be out of date, as others may have read on meanwhile.
   */
  readonly anew: boolean;
  /** Whether messages of this key come to this reader now: those of others come to other readers of its group. */
  owns(key: string): boolean;
  /** No later record existed when this batch was read. */
  readonly caughtUp: boolean;
  /** Says that all of this batch is dealt with. Does nothing for readers without a group. */
  commit(): Promise<void>;
}

export interface Entry<M> {
  readonly position: Position;
  readonly message: M;
}
