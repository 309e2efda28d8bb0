import type { DatabaseSync } from 'node:sqlite';
import type { Logger } from '../logger.ts';
import { packBatch, type RecordView, unpackBatch } from './batch-codec.ts';
import { type BatchRow, type BatchTable, readableBatches } from './batch-table.ts';
import { inTransaction } from './sqlite-file.ts';

export interface CompactedTopic {
  readonly name: string;
  readonly db: DatabaseSync;
  readonly table: BatchTable;
  readonly logger: Logger;
}

/**
 * To be told of every append, after its commit. Looks for superseded records at the first one, and then whenever as many
 * were appended as were left (at least 1,000), so that its work stays in proportion. Its failure costs only room.
 */
export function compactor({ name, db, table, logger }: CompactedTopic): (appended: number) => void {
  let untilNext = 0;
  return (appended) => {
    untilNext -= appended;
    if (untilNext > 0) return;
    untilNext = 1_000;
    try {
      untilNext = Math.max(
        untilNext,
        inTransaction(db, () => compact(table)),
      );
    } catch (error) {
      logger.warn(`topic ${name} could not be compacted, later more: ${error}`);
    }
  };
}

/**
 * Keeps of every key only the newest record, at its offset, if at least half of all records are superseded. The newest
 * record of all is kept in any case, and with it the next offset. Unreadable batches stay as they are.
 * Returns how many records are left.
 */
function compact(table: BatchTable): number {
  const newest = new Map<string, number>();
  let total = 0;
  for (const batch of readableBatches(table)) {
    for (const record of unpackBatch(batch.records)) {
      newest.set(keyOf(record), batch.first + record.delta);
      total++;
    }
  }
  if (total < 2 * newest.size) return total;
  for (const batch of readableBatches(table)) keepNewest(table, batch, newest);
  return newest.size;
}

function keepNewest(table: BatchTable, batch: BatchRow, newest: ReadonlyMap<string, number>): void {
  const records = unpackBatch(batch.records).map((record) => ({ ...record, key: keyOf(record) }));
  const kept = records.filter(({ key, delta }) => newest.get(key) === batch.first + delta);
  if (kept.length === records.length) return;
  if (kept.length === 0) table.remove(batch.first);
  else table.replace({ ...batch, records: packBatch(kept) });
}

const utf8 = new TextDecoder();

function keyOf({ key }: RecordView): string {
  return utf8.decode(key);
}
