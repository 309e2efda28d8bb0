import { useState } from 'preact/hooks';
import type { AggregatesAnswer } from '../../../domain/api-answers.ts';
import type { Station } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';
import type { Bars } from '../hydrograph/input.ts';
import { type Span, spanToFetch } from '../hydrograph/span.ts';
import { useAnswer } from './use-series.ts';

/** How the readings of an hour make the hour's amount; other totals (since 08:00, cumulative) are no amounts of an hour. */
const HOURLY: Record<string, 'sum' | 'max'> = {
  rainfall: 'sum',
  rainfall_5min: 'sum',
  rainfall_1h: 'max',
  evaporation: 'sum',
};

/** Whether a property is drawn as bars of hourly amounts. */
export function isDrawnAsBars(property: string): boolean {
  return Object.hasOwn(HOURLY, property);
}

/** The station's own rain series that can be drawn as hourly bars. */
export function rainPropertyOf(station: Station): string | undefined {
  return ['rainfall', 'rainfall_5min', 'rainfall_1h'].find((property) =>
    station.series.some((series) => series.property === property),
  );
}

/** The hourly amounts of a span; undefined while loading, when they cannot be had, or without a property. */
export function useHourlyBars(
  station: string,
  property: string | undefined,
  span: Span,
): Bars | undefined {
  const { api, house } = useApp();
  const [answer, setAnswer] = useState<AggregatesAnswer | null>(null);
  const wanted = spanToFetch(span);
  useAnswer<AggregatesAnswer | null>(
    async () =>
      property === undefined ? null : api.hourly({ station, property }, wanted.from, wanted.to),
    (found: AggregatesAnswer | null) => setAnswer(found),
    [station, property, wanted.from, wanted.to, house.generation.value],
  );
  if (answer === null || answer.station !== station || answer.property !== property)
    return undefined;
  const take = HOURLY[answer.property] ?? 'sum';
  return {
    times: answer.aggregates.map((entry) => entry.time),
    amounts: answer.aggregates.map((entry) => entry[take] ?? 0),
    step: answer.step,
  };
}
