import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';

/** Runs the work on a file of the log; errors of SQLite and the file system come out as DISK_FULL or LOG_UNAVAILABLE. */
export function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isForeseen(error) ? failureOf(error, path) : error;
  }
}

/** Another process holds the file's lock. */
export function isBusy(error: unknown): boolean {
  return hasCode(error, SQLITE.BUSY);
}

/** The file is not what was written: a failing disk, a cut or overwritten file. */
export function isDamage(error: unknown): boolean {
  const noTable = SQLITE.ERROR; // our statements are right, so the schema is not
  return hasCode(error, SQLITE.CORRUPT, SQLITE.NOTADB, noTable) || isOutOfRange(error);
}

/** Result codes of SQLite: https://sqlite.org/rescode.html */
const SQLITE = { ERROR: 1, BUSY: 5, IOERR: 10, CORRUPT: 11, FULL: 13, CANTOPEN: 14, NOTADB: 26 };

/** Node's errors: of SQLite (with a number), of a system call, of a closed database, of a number out of range. */
function isForeseen(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return 'errcode' in error || 'syscall' in error || isClosed(error) || isOutOfRange(error);
}

function isClosed(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_INVALID_STATE';
}

/** A stored number beyond 2⁵³, which nobody wrote. */
function isOutOfRange(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_OUT_OF_RANGE';
}

/** Compares the low byte; the rest of a code tells in which call. Looks through a PoyangError. */
function hasCode(error: unknown, ...codes: number[]): boolean {
  const source = error instanceof PoyangError ? error.cause : error;
  if (!(source instanceof Error && 'errcode' in source)) return false;
  return codes.includes(Number(source.errcode) & 0xff);
}

function failureOf(cause: Error, path: string): PoyangError {
  if (isFull(cause, path)) {
    return new PoyangError(
      'DISK_FULL',
      `The disk is full: ${path} cannot grow. Free some space, or let the log keep less (retention). ` +
        'Until then nothing new is acknowledged; what was acknowledged is kept.',
      { cause },
    );
  }
  return new PoyangError('LOG_UNAVAILABLE', `${path} cannot be used: ${remedy(cause)}`, { cause });
}

/** Making a file or its shared memory on a full disk is told as an I/O error: then the disk itself is asked. */
function isFull(error: Error, path: string): boolean {
  if (hasCode(error, SQLITE.FULL) || ('code' in error && error.code === 'ENOSPC')) return true;
  return hasCode(error, SQLITE.IOERR, SQLITE.CANTOPEN) && bytesFree(dirname(path)) < 1 << 20;
}

function bytesFree(folder: string): number {
  try {
    const disk = statfsSync(folder);
    return disk.bavail * disk.bsize;
  } catch {
    return Number.POSITIVE_INFINITY; // not to be asked: not known to be full
  }
}

function remedy(error: Error): string {
  if (isClosed(error)) return 'the log is closed.';
  if (isBusy(error)) return 'another process holds it for long. Try again.';
  if (isDamage(error))
    return `it is damaged (${error.message}). Stop all of poyang and start it again.`;
  return `${error.message}. See that its folder is there, may be written to, and lies on a local disk.`;
}
