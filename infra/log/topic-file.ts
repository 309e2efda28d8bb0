import { type PackedRecord, packBatch, unpackBatch } from './batch-codec.ts';
import { type BatchRow, type BatchTable, SKIPPED } from './batch-table.ts';
import { compactor } from './compaction.ts';
import { cutBatches } from './group-commit.ts';
import { attempt } from './log-failure.ts';
import type { LogFolder } from './log-folder.ts';
import { retainer } from './retention.ts';
import { inTransaction } from './sqlite-file.ts';
import { openTopicDatabase } from './topic-database.ts';

/** One topic's file as this process has it open. Its methods throw DISK_FULL or LOG_UNAVAILABLE. */
export interface TopicFile {
  /** Durable and visible to every process when it returns: all of the records, or none when it throws. */
  append(records: readonly PackedRecord[]): void;
  /** The batch that holds the offset, from that offset on, or else the next batch; undefined at the end. */
  from(offset: number): Stretch | undefined;
  /** The offset that the next record gets. */
  end(): number;
  /** How many records are kept from the offset on, with those that compaction has dropped among them. */
  countFrom(offset: number): number;
  close(): void;
}

/** Consecutive offsets up to `last`, with the records that are still kept of them. */
interface Stretch {
  readonly last: number;
  readonly records: readonly StoredRecord[];
}

export interface StoredRecord {
  readonly offset: number;
  readonly value: Uint8Array;
}

/** Opens the file of a topic; makes or mends it if need be. */
export function openTopicFile(
  topic: { readonly name: string; readonly compacted: boolean },
  log: LogFolder,
): TopicFile {
  const { name, compacted } = topic;
  const { path, db, table } = openTopicDatabase(name, log);
  const { retention } = log;
  const makeRoom =
    retention && !compacted ? retainer({ ...log, name, table, retention }) : () => {};
  const tidy = compacted ? compactor({ ...log, name, db, table }) : () => {};

  function insert(records: readonly PackedRecord[]): void {
    makeRoom();
    let first = table.end();
    for (const batch of cutBatches(records, log.limits)) {
      const last = first + batch.length - 1;
      table.add({ first, last, time: log.clock.now(), records: packBatch(batch) });
      first = last + 1;
    }
  }

  function stretchFrom(offset: number): Stretch | undefined {
    const batch = table.from(offset);
    if (batch === undefined) return undefined;
    const { first, last, records } = batch;
    if (records === undefined) {
      log.logger.error(`topic ${name}: records ${first} to ${last} are damaged and passed over`);
      return { last, records: [] };
    }
    if (isHole(offset, batch)) {
      log.logger.error(`topic ${name}: records ${offset} to ${first - 1} are missing`);
    }
    return { last, records: storedFrom(offset, first, records) };
  }

  /** Batches follow each other without a gap, but before the oldest and in compacted topics. */
  function isHole(offset: number, { first }: BatchRow): boolean {
    return first > offset && !compacted && offset > (table.oldest()?.first ?? 0);
  }

  return {
    append(records) {
      attempt(path, () => inTransaction(db, () => insert(records)));
      tidy(records.length);
    },
    from: (offset) => attempt(path, () => stretchFrom(offset)),
    end: () => attempt(path, table.end),
    countFrom: (offset) => attempt(path, () => countFrom(table, offset)),
    close: () => db.close(), // of the last process it also moves the WAL into the file, if there is room
  };
}

function countFrom(table: BatchTable, offset: number): number {
  const start = Math.max(offset, table.oldest()?.first ?? 0);
  // Offsets skipped after damage hold no records: each skip is exactly SKIPPED of them, more than a topic keeps.
  return Math.max(0, table.end() - start) % SKIPPED;
}

function storedFrom(offset: number, first: number, blob: Uint8Array): StoredRecord[] {
  const records = unpackBatch(blob).map(({ delta, value }) => ({ offset: first + delta, value }));
  return first >= offset ? records : records.filter((record) => record.offset >= offset);
}
