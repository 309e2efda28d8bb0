import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PoyangError } from '../../domain/errors.ts';

/**
 * Makes the data folder and keeps it for this process alone until `release`. The lock is the operating system's on an
 * SQLite file, so it ends with the process however that ends. Throws CONFIG when another house uses the folder.
 */
export function claimDataFolder(folder: string): { release(): void } {
  makeFolder(folder);
  const lock = new DatabaseSync(join(folder, 'house.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new PoyangError(
      'CONFIG',
      `The data folder ${folder} is in use by another ./poyang up: stop that one, or choose another with --data DIR.`,
      { cause },
    );
  }
  return { release: () => lock.close() };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o750 });
  } catch (cause) {
    throw new PoyangError(
      'CONFIG',
      `The data folder ${folder} cannot be made (${(cause as Error).message}): choose another with --data DIR.`,
      { cause },
    );
  }
}
