import { DAY_MS } from '../../domain/time.ts';

/** What a question for the newest rows is about: [from, to), epoch ms, and how many of them at most. */
export interface NewestOf {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/**
 * Asks for the newest rows in ever longer spans before `to` until there are enough: the server opens every shard of a
 * span (2 ms each), and nearly always the last days hold all that is wanted.
 */
export async function newestFirst<T>(
  { from, to, limit }: NewestOf,
  now: number,
  read: (from: number) => Promise<T[]>,
): Promise<T[]> {
  for (const span of SPANS) {
    const start = Math.min(to, now) - span;
    if (start <= from) break;
    const rows = await read(start);
    if (rows.length >= limit) return rows;
  }
  return read(from);
}

const SPANS = [2 * DAY_MS, 60 * DAY_MS];
