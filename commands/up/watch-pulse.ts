import { statSync } from 'node:fs';
import { SECOND_MS } from '../../domain/time.ts';
import { systemClock } from '../../infra/clock.ts';

/** Whose pulse, and how often it is felt: every 15 s, frozen after 60 s unless told otherwise. */
export interface PulseOptions {
  /** The file that the room's heartbeat writes, see `startHeartbeat`. */
  readonly file: string;
  /** Called each time that the room is found frozen. */
  readonly onFrozen: () => void;
  readonly everyMs?: number;
  readonly frozenMs?: number;
}

/**
 * Watches a room's heartbeat: a process may live and yet do nothing. Frozen is a heart that has not beaten for a minute
 * at two looks in a row, for after a machine's sleep every heart looks stopped once.
 */
export function watchPulse(options: PulseOptions): { stop(): void } {
  const { file, onFrozen, everyMs = 15 * SECOND_MS, frozenMs = 60 * SECOND_MS } = options;
  let looksInARow = 0;
  const looking = setInterval(() => {
    looksInARow = ageOf(file) > frozenMs ? looksInARow + 1 : 0;
    if (looksInARow < 2) return;
    looksInARow = 0;
    onFrozen();
  }, everyMs).unref();
  return { stop: () => clearInterval(looking) };
}

/** ms since it was written; 0 where it is not there yet. */
function ageOf(file: string): number {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return written === undefined ? 0 : systemClock.now() - written;
}
