import { setTimeout as pause } from 'node:timers/promises';

const MOST_MS = 10_000;

/** Waits for a condition over a real socket, at most 10 s. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const giveUpAt = performance.now() + MOST_MS;
  while (!condition()) {
    if (performance.now() > giveUpAt) throw new Error(`Not within ${MOST_MS} ms: ${what}`);
    await pause(2);
  }
}
