import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PoyangError } from '../../domain/errors.ts';

/** What a SQLite file holds and how it is opened. */
export interface SqliteFile {
  readonly file: string;
  /** The format this code reads and writes, kept in `PRAGMA user_version`; 1 is the first. */
  readonly version: number;
  /** Statements that make the tables of a new file. */
  readonly schema: string;
  readonly readOnly: boolean;
  /** Page cache, KiB. */
  readonly cacheKiB: number;
  /** The file may not grow beyond that many pages of 4 KiB: a full disk to order, for tests. */
  readonly maxPages?: number | undefined;
}

/**
 * Opens a file for writing, made where there is none; or for reading, and then undefined while no writer has made it yet.
 * A commit is durable (WAL, synchronous FULL). Throws DATA_NEWER, DATA_DAMAGED, DISK_FULL or STORE_UNAVAILABLE.
 */
export function openSqlite(options: SqliteFile): DatabaseSync | undefined {
  return translated(options.file, () =>
    options.readOnly ? openReader(options) : openWriter(options),
  );
}

/** Runs `work` in a transaction, or in the one that is already open; an exception undoes all of it. */
export function transaction<T>(
  db: DatabaseSync,
  begin: 'BEGIN' | 'BEGIN IMMEDIATE',
  work: () => T,
): T {
  if (db.isTransaction) return work();
  db.exec(begin);
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `work` and says in the house's words what SQLite says in its own. */
export function translated<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isSqliteError(error) ? failure(file, error) : error;
  }
}

/** Moves all that is committed into the file itself and lets go of it. */
export function closeSqlite(db: DatabaseSync, readOnly: boolean): void {
  try {
    if (!readOnly) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function openReader(options: SqliteFile): DatabaseSync | undefined {
  if (!existsSync(options.file)) return undefined;
  const db = new DatabaseSync(options.file, { readOnly: true, timeout: BUSY_MS });
  return orClosed(db, () => {
    db.exec(`PRAGMA cache_size=-${options.cacheKiB}`);
    if (versionOf(db, options) > 0) return db;
    db.close();
    return undefined;
  });
}

function openWriter(options: SqliteFile): DatabaseSync {
  mkdirSync(dirname(options.file), { recursive: true });
  const db = new DatabaseSync(options.file, { timeout: BUSY_MS });
  return orClosed(db, () => {
    db.exec(`
      PRAGMA journal_mode=WAL;
      PRAGMA synchronous=FULL;
      PRAGMA cache_size=-${options.cacheKiB};
      PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES};
      PRAGMA journal_size_limit=${CHECKPOINT_PAGES * PAGE_BYTES}`);
    if (options.maxPages !== undefined) db.exec(`PRAGMA max_page_count=${options.maxPages}`);
    transaction(db, 'BEGIN IMMEDIATE', () => {
      if (versionOf(db, options) > 0) return;
      db.exec(`${options.schema}; PRAGMA user_version=${options.version}`);
    });
    return db;
  });
}

/** 0 for a file without tables. */
function versionOf(db: DatabaseSync, { file, version }: SqliteFile): number {
  const found = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found <= version) return found;
  throw new PoyangError(
    'DATA_NEWER',
    `${file} has format ${found} and this poyang knows formats up to ${version}: use a newer poyang or another data folder`,
  );
}

function orClosed<T>(db: DatabaseSync, work: () => T): T {
  try {
    return work();
  } catch (error) {
    db.close();
    throw error;
  }
}

function failure(file: string, cause: SqliteError): PoyangError {
  if (FULL_CODES.includes(cause.errcode)) {
    const message = `no room left to write ${file}: free some space on its disk`;
    return new PoyangError('DISK_FULL', message, { cause });
  }
  if (DAMAGE_CODES.includes(cause.errcode & 0xff)) {
    const message = `${file} is damaged (${cause.message}): put back a copy of it, or choose another data folder`;
    return new PoyangError('DATA_DAMAGED', message, { cause });
  }
  return new PoyangError('STORE_UNAVAILABLE', `cannot use ${file}: ${cause.message}`, { cause });
}

interface SqliteError extends Error {
  readonly errcode: number;
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

/** How long to wait for another process to let go of a lock. */
const BUSY_MS = 5_000;

const PAGE_BYTES = 4_096;

/** 16 MiB: a page written again and again goes into the file once, and the pause for it stays short. */
const CHECKPOINT_PAGES = 4_096;

/** SQLITE_FULL, and SQLITE_IOERR_SHMSIZE: no room for the index of the WAL (https://sqlite.org/rescode.html). */
const FULL_CODES = [13, 4_874];

/** SQLITE_CORRUPT and SQLITE_NOTADB, the low byte of a code. */
const DAMAGE_CODES = [11, 26];
