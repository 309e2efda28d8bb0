import { setImmediate as breathe } from 'node:timers/promises';
import { FAIL } from '../../domain/quality.ts';
import type { Points, RangeQuery, Store } from '../../infra/store/store.ts';
import { minMaxLttb } from './minmax-lttb.ts';

/** The columns of a series that people see. */
export type SeriesPoints = Pick<Points, 'times' | 'values' | 'flags' | 'reasons'>;

/** A range in parts of some thousand points, so that it may be of any length: it is never in memory as a whole. */
export async function* partsOf(store: Store, query: RangeQuery): AsyncGenerator<SeriesPoints> {
  for (let from = query.from; ; ) {
    const part = await store.range({ ...query, from, limit: PART });
    yield part;
    if (part.times.length < PART) return;
    from = (part.times.at(-1) ?? from) + 1;
    await breathe();
  }
}

/**
 * At most `most` of the points, drawing like all of them. A failed value is no peak: where points must go, the failed
 * ones (flag 4) go first, unless there is nothing else.
 */
export function thinned(points: SeriesPoints, most: number): SeriesPoints {
  if (points.times.length <= most) return points;
  const kept = withoutFailed(points);
  return picked(kept, minMaxLttb(kept, most));
}

const PART = 20_000;

function withoutFailed(points: SeriesPoints): SeriesPoints {
  if (!points.flags.includes(FAIL)) return points;
  const sound = Uint32Array.from(points.flags.keys()).filter(
    (index) => points.flags[index] !== FAIL,
  );
  return sound.length === 0 ? points : picked(points, sound);
}

function picked(points: SeriesPoints, indices: Uint32Array): SeriesPoints {
  return {
    times: Float64Array.from(indices, (index) => points.times[index] ?? 0),
    values: Float64Array.from(indices, (index) => points.values[index] ?? 0),
    flags: Uint8Array.from(indices, (index) => points.flags[index] ?? 0),
    reasons: Uint16Array.from(indices, (index) => points.reasons[index] ?? 0),
  };
}
