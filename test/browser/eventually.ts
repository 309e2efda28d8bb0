import { expect } from 'vitest';

/** Waits until a page says what is expected; long enough for a machine that has other things to do. */
export function eventually<T>(look: () => T | Promise<T>) {
  return expect.poll(look, { timeout: 15_000 });
}
