import { propertyOf } from '../../domain/property.ts';
import { type Flag, isUsable } from '../../domain/quality.ts';
import type { Station } from '../../domain/station.ts';
import { HOUR_MS, SECOND_MS } from '../../domain/time.ts';
import type { Aggregate, Store } from '../../infra/store/store.ts';
import { isApart } from './borne-out.ts';
import { type SeriesRef, TARGETS } from './inputs.ts';

/** Full hours from … to, both included, epoch ms. */
export interface HourSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * A series by the hour, one value for each of the span, NaN where there is none: of an instant the last usable value within the
 * hour that ends then, of a total its sum. Flags 3, 4 and 9 never enter; nothing after an hour enters its value. The last hour's
 * stage or discharge does not stand on a jump that no later reading bears out.
 */
export type Hours = (ref: SeriesRef, span: HourSpan) => Promise<Float64Array>;

/** The hours of the series in a store. An hour's total is known when four fifths of its readings are there. */
export function storedHours(store: Store, stations: ReadonlyMap<string, Station>): Hours {
  return async ({ station, property }, { from, to }) => {
    const span = { from: from - HOUR_MS + 1, to: to + 1, step: HOUR_MS, origin: 1 };
    const steps = await store.aggregate({ station, property, ...span });
    const total = propertyOf(property)?.kind === 'total';
    const fewest = total ? 0.8 * readingsAnHour(stations.get(station), property) : 1;
    const valueIn = ({ count, sum, last }: Aggregate) =>
      count < fewest ? Number.NaN : total ? sum : last;
    const values = laidOut(steps, valueIn, { from: span.from, length: (to - from) / HOUR_MS + 1 });
    if (TARGETS.includes(property) && !Number.isNaN(values.at(-1))) {
      values[values.length - 1] = await lastBorneOut(store, { station, property }, to);
    }
    return values;
  };
}

/**
 * The last value within the hour; or the one before it within that hour where the last stands apart from it and nothing has come since
 * by which quality control could have judged it. That something came is all that enters of it. Of a gauge that reads once an hour its
 * only value stands.
 */
async function lastBorneOut(store: Store, ref: SeriesRef, hour: number): Promise<number> {
  const query = { ...ref, from: hour - HOUR_MS + 1, to: hour + JUDGED_WITHIN_MS };
  const { times, values, flags } = await store.range(query);
  const within = [...times.keys()].filter(
    (at) => (times[at] as number) <= hour && isUsable(flags[at] as Flag),
  );
  const readingAt = (at = -1) => ({ time: times[at] as number, value: values[at] as number });
  const [newest, before] = [readingAt(within.at(-1)), readingAt(within.at(-2))];
  const isJudged = (times.at(-1) ?? 0) > hour;
  if (isJudged || within.length < 2) return newest.value;
  return isApart(ref.property, before, newest) ? before.value : newest.value;
}

/** Whoever reads more than once an hour has read again by then. */
const JUDGED_WITHIN_MS = HOUR_MS;

function laidOut(
  steps: readonly Aggregate[],
  valueIn: (step: Aggregate) => number,
  { from, length }: { readonly from: number; readonly length: number },
): Float64Array {
  const values = new Float64Array(length).fill(Number.NaN);
  for (const step of steps) values[Math.round((step.time - from) / HOUR_MS)] = valueIn(step);
  return values;
}

function readingsAnHour(station: Station | undefined, property: string): number {
  const series = station?.series.find((one) => one.property === property);
  return Math.max(1, HOUR_MS / ((series?.intervalSeconds ?? 3_600) * SECOND_MS));
}

/** Hours as before, read once: again only the last `fresh` of a span, for which late readings may still come. */
export interface RememberedHours {
  readonly of: Hours;
  /** Reads that series whole the next time. */
  forget(ref: SeriesRef): void;
}

/**
 * Remembers of each series the newest span asked for. An older one, of a gauge that has fallen behind, is read whole and not
 * remembered.
 */
export function rememberedHours(read: Hours, fresh: number): RememberedHours {
  const known = new Map<string, Remembered>();
  const keyOf = ({ station, property }: SeriesRef) => `${station}/${property}`;

  return {
    async of(ref, span) {
      const before = known.get(keyOf(ref));
      if (before && span.to < endOf(before)) return read(ref, span);
      const kept = before ? keptOf(before, span, fresh) : NONE;
      const news = await read(ref, { from: span.from + kept.length * HOUR_MS, to: span.to });
      const values = joined(kept, news);
      known.set(keyOf(ref), { from: span.from, values });
      return values;
    },
    forget: (ref) => void known.delete(keyOf(ref)),
  };
}

interface Remembered {
  readonly from: number;
  readonly values: Float64Array;
}

const NONE = new Float64Array(0);

/** The last hour remembered. */
function endOf({ from, values }: Remembered): number {
  return from + (values.length - 1) * HOUR_MS;
}

/** Those from the beginning of a span on that nothing late changes any more. */
function keptOf({ from, values }: Remembered, span: HourSpan, fresh: number): Float64Array {
  const settled = values.length - fresh;
  const first = (span.from - from) / HOUR_MS;
  return first < 0 || first >= settled ? NONE : values.subarray(first, settled);
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
