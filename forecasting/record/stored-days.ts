import { propertyOf } from '../../domain/property.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Store } from '../../infra/store/store.ts';
import type { SeriesRef } from '../issue/inputs.ts';

/** Days from … to before …, epoch ms at which each begins. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/**
 * A series by the day: of a total its sum, else its mean, NaN where fewer than `fewest` usable readings are there. What is read at
 * the end of a day belongs to it; flags 3, 4 and 9 never enter.
 */
export type Days = (ref: SeriesRef, span: DaySpan, fewest: number) => Promise<Float64Array>;

/** The days of the series in a store. */
export function storedDays(store: Pick<Store, 'aggregate'>): Days {
  return async ({ station, property }, { from, to }, fewest) => {
    const span = { from: from + 1, to: to + 1, step: DAY_MS, origin: from + 1 };
    const values = new Float64Array(Math.round((to - from) / DAY_MS)).fill(Number.NaN);
    const isTotal = propertyOf(property)?.kind === 'total';
    for (const { time, count, sum } of await store.aggregate({ station, property, ...span }))
      if (count >= fewest) values[Math.round((time - from) / DAY_MS)] = isTotal ? sum : sum / count;
    return values;
  };
}

/** Days for which late readings may still come. */
const FRESH = 10;
/** A series so complete is not read again but for the fresh days; the past of another may still be being filled. */
const COMPLETE = 0.9;

/** Days as before, of a series that is complete read once. Each series must be asked for with one length of span. */
export function rememberedDays(read: Days): Days {
  const known = new Map<string, { readonly from: number; readonly values: Float64Array }>();
  return async (ref, span, fewest) => {
    const key = `${ref.station}/${ref.property}`;
    const before = known.get(key);
    const shift = before ? Math.round((span.from - before.from) / DAY_MS) : Number.NaN;
    const kept = before && shift >= 0 ? before.values.subarray(shift, -FRESH) : NONE;
    const from = span.from + kept.length * DAY_MS;
    const news = await read(ref, { from, to: span.to }, fewest);
    const values = Float64Array.from([...kept, ...news]);
    const there = values.filter((value) => !Number.isNaN(value)).length;
    if (there >= COMPLETE * values.length) known.set(key, { from: span.from, values });
    else known.delete(key);
    return values;
  };
}

const NONE = new Float64Array(0);
