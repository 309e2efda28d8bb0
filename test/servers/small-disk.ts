import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is a disk of its own, small enough to be filled: a tmpfs. */
export interface SmallDisk {
  /** Takes what is free, to the last page. */
  fill(): void;
  /** Gives it back. */
  makeRoom(): void;
  /** Takes the disk away, with all that is on it. */
  remove(): void;
}

/** Makes one of so many MiB. Throws where this process may not mount: see `mayMount`. */
export function smallDisk(folder: string, mebibytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'poyang-test', folder]);
  const ballast = join(folder, 'ballast');
  return {
    fill() {
      const file = openSync(ballast, 'a');
      for (const bytes of [1 << 20, 1 << 12]) writeWhilePossible(file, new Uint8Array(bytes));
      closeSync(file);
    },
    makeRoom: () => rmSync(ballast),
    remove: () => void execFileSync('umount', ['--lazy', folder]),
  };
}

/** Whether this process may mount one: root may, but for root of most containers. */
export function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-disk-'));
  try {
    smallDisk(folder, 1).remove();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeWhilePossible(file: number, bytes: Uint8Array): void {
  try {
    while (writeSync(file, bytes) > 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
