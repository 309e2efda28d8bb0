import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PoyangError } from '../../domain/errors.ts';

/**
 * Makes the data folder and keeps it for this process alone until `release`. The lock is the operating system's on an
 * SQLite file, so it ends with the process however that ends. Throws CONFIG when the folder cannot be made or written,
 * and when another house uses it.
 */
export function claimDataFolder(folder: string): { release(): void } {
  trying('made', folder, () => makeFolder(folder));
  const lock = trying('written to', folder, () => {
    const database = new DatabaseSync(join(folder, 'house.lock'), { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  });
  return { release: () => lock.close() };
}

/** Step by step: node's own `recursive` never ends below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o750 });
}

function trying<T>(what: string, folder: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const problem =
      (cause as { errcode?: number }).errcode === SQLITE_BUSY
        ? 'is in use by another ./poyang up: stop that one, or choose'
        : `cannot be ${what} (${(cause as Error).message}): choose`;
    throw new PoyangError(
      'CONFIG',
      `The data folder ${folder} ${problem} another with --data DIR.`,
      { cause },
    );
  }
}

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
