import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SECOND_MS } from '../domain/time.ts';

const EVERY_MS = 5 * SECOND_MS;

/**
 * Writes `file` now and every five seconds for as long as this process's event loop turns: a container's health check
 * looks at its age. Makes its folder if need be. Throws what the file system does at the first time; later a full disk
 * is no reason to end.
 */
export function startHeartbeat(file: string): { stop(): void } {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  const beating = setInterval(() => {
    try {
      writeFileSync(file, '');
    } catch {
      // the file grows old, and who looks at it sees that
    }
  }, EVERY_MS).unref();
  return { stop: () => clearInterval(beating) };
}
