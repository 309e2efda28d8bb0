import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { isDamage } from './log-failure.ts';

/** A stored batch: it covers the offsets first … last, of which compaction may have dropped some. */
export interface BatchRow {
  readonly first: number;
  readonly last: number;
  /** Epoch ms of the append. */
  readonly time: number;
  readonly records: Uint8Array;
}

/** Offsets that cannot be read any more: a checksum is wrong, or pages of the file are damaged. */
export interface LostRange {
  readonly first: number;
  readonly last: number;
  readonly records: undefined;
}

export type BatchTable = ReturnType<typeof batchTable>;

/** `records` comes last, so that the other columns are read without touching its pages. */
export const BATCHES_SCHEMA = `
  CREATE TABLE batches (
    first INTEGER PRIMARY KEY, last INTEGER NOT NULL, time INTEGER NOT NULL,
    crc INTEGER NOT NULL, records BLOB NOT NULL
  )`;

/** The batches of one open file, in order of offset. Errors are SQLite's own. */
export function batchTable(db: DatabaseSync) {
  const oldest = db.prepare('SELECT first, last, time FROM batches ORDER BY first LIMIT 1');
  const newest = db.prepare('SELECT first, last FROM batches ORDER BY first DESC LIMIT 1');
  const from = db.prepare(
    `SELECT first, last, time, crc, records FROM batches
     WHERE first >= coalesce((SELECT max(first) FROM batches WHERE first <= ?1), 0) AND last >= ?1
     ORDER BY first LIMIT 1`,
  );
  const insert = db.prepare('INSERT INTO batches VALUES (?, ?, ?, ?, ?)');
  const update = db.prepare('UPDATE batches SET crc = ?, records = ? WHERE first = ?');
  const remove = db.prepare('DELETE FROM batches WHERE first = ?');
  const bytes = db.prepare(
    `SELECT (page_count - freelist_count) * page_size AS used
     FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
  );

  const end = () => Number(newest.get()?.['last'] ?? -1) + 1;

  function rowFrom(offset: number): BatchRow | 'damaged' | undefined {
    try {
      const row = from.get(offset) as (BatchRow & { crc: number }) | undefined;
      return row === undefined || row.crc === checksum(row) ? row : 'damaged';
    } catch (error) {
      if (isDamage(error)) return 'damaged';
      throw error;
    }
  }

  return {
    /** The oldest batch without its records. */
    oldest: () => oldest.get() as Omit<BatchRow, 'records'> | undefined,
    newest: () => newest.get() as Pick<BatchRow, 'first' | 'last'> | undefined,
    /** The offset that the next record gets. */
    end,
    /** The batch that holds the offset, or else the next one; undefined at the end. */
    from(offset: number): BatchRow | LostRange | undefined {
      const row = rowFrom(offset);
      if (row !== 'damaged') return row;
      const isSound = (later: number) => rowFrom(later) !== 'damaged';
      return { first: offset, last: firstSound(offset, end(), isSound) - 1, records: undefined };
    },
    add: (row: BatchRow) =>
      void insert.run(row.first, row.last, row.time, checksum(row), row.records),
    replace: (row: BatchRow) => void update.run(checksum(row), row.records, row.first),
    remove: (first: number) => void remove.run(first),
    /** Adds an empty batch over so many offsets that whatever was given after this one and lost is not given again. */
    skipFrom(first: number): void {
      this.add({ first, last: first + SKIPPED - 1, time: 0, records: new Uint8Array(0) });
    },
    /** Bytes in use in the file; what was removed is used again before the file grows. */
    bytes: () => Number(bytes.get()?.['used']),
  };
}

/** Every batch that can be read, in order. */
export function* readableBatches(table: BatchTable): Generator<BatchRow> {
  let batch = table.from(0);
  for (; batch !== undefined; batch = table.from(batch.last + 1)) {
    if (batch.records !== undefined) yield batch;
  }
}

/** More offsets than any topic keeps records, and room for two million such skips among the exact numbers. */
export const SKIPPED = 2 ** 32;

/** Of the whole row, so that neither its bytes nor its place or time can change unseen. Anything but bytes fails. */
function checksum({ first, last, time, records }: BatchRow): number {
  if (!(records instanceof Uint8Array)) return Number.NaN;
  return crc32(records, crc32(`${first} ${last} ${time}`));
}

/** Where the damage at an offset ends: gallops to a sound place or the end, then bisects back to the edge. */
function firstSound(damaged: number, end: number, isSound: (offset: number) => boolean): number {
  let bad = damaged;
  let good = damaged + 1;
  while (good < end && !isSound(good)) {
    bad = good;
    good = damaged + 2 * (good - damaged);
  }
  good = Math.min(good, Math.max(end, damaged + 1));
  while (good - bad > 1) {
    const middle = Math.floor((bad + good) / 2);
    if (isSound(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
