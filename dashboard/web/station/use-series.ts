import { useEffect, useState } from 'preact/hooks';
import type { LatestEntry, SeriesAnswer } from '../../../domain/api-answers.ts';
import { reasonMask } from '../../../domain/quality.ts';
import { seriesId } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';
import { type Span, spanToFetch } from '../hydrograph/span.ts';
import type { SeriesKey } from '../live/api.ts';

/** A series as far as it is loaded: undefined while loading at first, null when it cannot be had. */
export type Loaded = SeriesAnswer | undefined | null;

/** The points of a span and some around it, kept up to date by events and fetched anew when the span leaves them. */
export function useSeries(key: SeriesKey, span: Span): Loaded {
  const { api, house } = useApp();
  const [loaded, setLoaded] = useState<Loaded>(undefined);
  const wanted = spanToFetch(span);
  const generation = house.generation.value;

  useAnswer(() => api.series(key, wanted.from, wanted.to), setLoaded, [
    seriesId(key.station, key.property),
    wanted.from,
    wanted.to,
    generation,
  ]);

  const newest = house.latest.value.get(seriesId(key.station, key.property));
  const own = loaded?.station === key.station && loaded.property === key.property ? loaded : null;
  return own === null ? loaded && undefined : withNewest(own, newest);
}

/** Runs a request whenever what it depends on changes, and drops answers that come after a newer request. */
export function useAnswer<T>(
  ask: () => Promise<T>,
  take: (answer: T | null) => void,
  dependencies: readonly unknown[],
): void {
  useEffect(() => {
    let current = true;
    ask().then(
      (answer) => current && take(answer),
      () => current && take(null),
    );
    return () => {
      current = false;
    };
  }, dependencies);
}

/** The answer with the entry put at its end or over its last point; an older one changes nothing. */
export function withNewest(answer: SeriesAnswer, entry: LatestEntry | undefined): SeriesAnswer {
  const last = answer.times.at(-1) ?? Number.NEGATIVE_INFINITY;
  if (entry === undefined || entry.time < last || entry.time >= answer.to) return answer;
  const keep = entry.time === last ? -1 : answer.times.length;
  return {
    ...answer,
    times: [...answer.times.slice(0, keep), entry.time],
    values: [...answer.values.slice(0, keep), entry.value],
    flags: [...answer.flags.slice(0, keep), entry.flag],
    reasons: [...answer.reasons.slice(0, keep), reasonMask(entry.reasons)],
  };
}
