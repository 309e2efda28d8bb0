import { DAY_MS } from '../../domain/time.ts';

/** What a question for the newest rows is about: [from, to), epoch ms, and how many of them at most. */
export interface NewestOf {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** Asks for the newest rows from ever earlier on, until there are enough. */
export async function newestFirst<T>(
  { from, to, limit }: NewestOf,
  now: number,
  read: (from: number) => Promise<T[]>,
): Promise<T[]> {
  let rows: T[] = [];
  for (const start of everEarlier({ from, to }, now)) {
    rows = await read(start);
    if (rows.length >= limit) break;
  }
  return rows;
}

/**
 * Where to begin looking for what is newest in [from, to), ever earlier: the server opens every shard of a span (2 ms
 * each), and nearly always the last days hold all that is wanted.
 */
export function* everEarlier(
  { from, to }: Pick<NewestOf, 'from' | 'to'>,
  now: number,
): Generator<number> {
  for (const span of SPANS) {
    const start = Math.min(to, now) - span;
    if (start <= from) break;
    yield start;
  }
  yield from;
}

const SPANS = [2 * DAY_MS, 60 * DAY_MS];
