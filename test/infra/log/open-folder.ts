import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type EmbeddedLogOptions, embeddedLog } from '../../../infra/log/embedded-log.ts';
import type { Log } from '../../../infra/log/log.ts';
import type { Logger } from '../../../infra/logger.ts';

/** 2026-07-01 00:00 UTC. */
export const JULY = 1_782_864_000_000;

const MEMORY = '/dev/shm';

/** An empty folder, in memory where the system has that (thousands of commits), that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'poyang-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An embedded log in a folder, at a time that stands still, closed when the test is over. */
export function openFolder(folder: string, options: Partial<EmbeddedLogOptions> = {}): Log {
  const log = embeddedLog({ folder, clock: { now: () => JULY }, ...options });
  onTestFinished(() => log.close());
  return log;
}

/** A logger that remembers its warnings and errors as `WARN …` and `ERROR …`. */
export function memoryLogger(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    debug() {},
    info() {},
    warn: (message) => void lines.push(`WARN ${message}`),
    error: (message) => void lines.push(`ERROR ${message}`),
  };
}
