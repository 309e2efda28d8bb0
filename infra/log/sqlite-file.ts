import { DatabaseSync } from 'node:sqlite';
import { PoyangError } from '../../domain/errors.ts';
import { attempt, isBusy } from './log-failure.ts';

export interface SqliteFile {
  readonly path: string;
  /** Kept as `user_version`; a file with a greater one is left alone. */
  readonly version: number;
  /** Statements that make the tables; run once, when the file is new. */
  readonly schema: string;
  /** FULL: a commit outlives a power failure · NORMAL: the newest commits may not, but the file stays sound. */
  readonly synchronous: 'FULL' | 'NORMAL';
}

/** How long a writer waits for another process's transaction before it gives up, ms. */
const BUSY_MS = 5_000;

/** Opens the file in WAL mode and makes it if need be. Throws DATA_NEWER, DISK_FULL or LOG_UNAVAILABLE. */
export function openSqlite(file: SqliteFile): DatabaseSync {
  return attempt(file.path, () => {
    const db = new DatabaseSync(file.path, { timeout: BUSY_MS });
    try {
      prepare(db, file);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Runs the work as one write transaction: all of it is committed, or none and its error is thrown on. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK'); // SQLite itself rolls back after some errors
    throw error;
  }
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
}

function prepare(db: DatabaseSync, file: SqliteFile): void {
  const version = versionOf(db);
  if (version > file.version) throw newer(file, version);
  patiently(() => db.exec('PRAGMA journal_mode = WAL'));
  db.exec(`PRAGMA synchronous = ${file.synchronous}; PRAGMA journal_size_limit = 67108864`);
  if (version === file.version) return;
  inTransaction(db, () => {
    if (versionOf(db) === 0) db.exec(`${file.schema}; PRAGMA user_version = ${file.version}`);
  });
}

/** The change to WAL does not wait for others who open the same new file, so we do. */
function patiently<T>(work: () => T): T {
  for (let tries = BUSY_MS / 10; ; tries--) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || tries === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function newer(file: SqliteFile, version: number): PoyangError {
  return new PoyangError(
    'DATA_NEWER',
    `${file.path} was written by a newer version (format ${version}, this one knows ${file.version}): ` +
      'run that version, or choose another data folder.',
  );
}
