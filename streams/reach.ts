import { SECOND_MS } from '../domain/time.ts';

/** How far apart, ms, readings of a series may be and still say something of each other: a few may be lost on the way. */
export function reachOf(intervalSeconds: number): number {
  return 6 * intervalSeconds * SECOND_MS;
}
