import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type BatchTable, batchTable, readableBatches } from './batch-table.ts';
import { isDamage } from './log-failure.ts';

/**
 * Copies every readable batch of a damaged topic file into a new one that lies ready for `finishSalvage`. Offsets then go on
 * far beyond those that were lost and those that groups have `read`, so that none is given twice and no group skips a new
 * record. Returns how many batches were kept; throws SQLITE_BUSY while another process has the file open.
 */
export function salvage(
  path: string,
  read: number,
  open: (path: string) => { readonly db: DatabaseSync; readonly table: BatchTable },
): number {
  removeFile(fresh(path));
  const target = open(fresh(path));
  target.db.exec('PRAGMA synchronous = NORMAL'); // one sync, at the close, is enough here
  const kept = copyReadable(path, target.table);
  target.table.skipFrom(Math.max(target.table.end(), read));
  target.db.close();
  renameSync(fresh(path), ready(path));
  return kept;
}

/** Puts the salvaged file, if there is one, in the place of the damaged one, which is kept. Can be cut and begun again. */
export function finishSalvage(path: string, aside: string): void {
  if (!existsSync(ready(path))) return;
  for (const suffix of SUFFIXES) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  renameSync(ready(path), path);
}

const SUFFIXES = ['-shm', '-wal', ''];
const fresh = (path: string) => `${path}.fresh`;
const ready = (path: string) => `${path}.salvaged`;

function removeFile(path: string): void {
  for (const suffix of SUFFIXES) rmSync(path + suffix, { force: true });
}

function copyReadable(path: string, target: BatchTable): number {
  let kept = 0;
  const db = new DatabaseSync(path, { defensive: false });
  try {
    // writable_schema lets SQLite open a file that is shorter than its header says
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA writable_schema = ON; BEGIN EXCLUSIVE');
    for (const batch of readableBatches(batchTable(db))) {
      target.add(batch);
      kept++;
    }
  } catch (error) {
    if (!isDamage(error)) throw error; // else: from here on nothing can be read
  } finally {
    db.close();
  }
  return kept;
}
