import { useState } from 'preact/hooks';
import type { ForecastAnswer, ForecastIssuesAnswer } from '../../../domain/api-answers.ts';
import type { Forecast } from '../../../domain/forecast.ts';
import { seriesId } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';
import type { SeriesKey } from '../live/api.ts';
import { useAnswer } from '../station/use-series.ts';

/** The newest forecast of a series in full, fetched anew when another is issued; undefined while there is none. */
export function useForecast(key: SeriesKey): ForecastAnswer | undefined {
  const { api, house } = useApp();
  const [answer, setAnswer] = useState<ForecastAnswer | null>(null);
  const id = seriesId(key.station, key.property);
  const brief = house.forecasts.value.get(id);
  useAnswer<ForecastAnswer | null>(
    async () => (brief === undefined ? null : api.forecast(key)),
    setAnswer,
    [id, brief],
  );
  return answer !== null && isOf(answer.forecast, key) ? answer : undefined;
}

/** The issues before the newest, as far back as was asked. */
export interface Earlier {
  /** Newest first, each as it was made last. */
  readonly forecasts: readonly Forecast[];
  /** Fetches the day before; undefined at the end, and while it is being fetched. */
  readonly more: (() => void) | undefined;
}

const NONE: Page = { forecasts: [], next: null, of: undefined };
interface Page extends ForecastIssuesAnswer {
  readonly of: Forecast | undefined;
}

/** What was forecast before `newest`, once it is wanted; undefined until then and while it is first fetched. */
export function useEarlier(newest: Forecast | undefined, wanted: boolean): Earlier | undefined {
  const { api } = useApp();
  const [pages, setPages] = useState<Page>(NONE);
  const [before, setBefore] = useState<{ of: Forecast | undefined; next: string }>();
  const asked = before?.of === newest ? before?.next : undefined;
  useAnswer<ForecastIssuesAnswer | null>(
    async () => (newest && wanted ? api.issues(newest, asked) : null),
    (answer) =>
      answer &&
      setPages((known) => ({
        forecasts:
          asked === undefined ? answer.forecasts : [...known.forecasts, ...answer.forecasts],
        next: answer.next,
        of: newest,
      })),
    [newest, wanted, asked],
  );
  if (!wanted || newest === undefined || pages.of !== newest) return undefined;
  const { forecasts, next } = pages;
  return {
    forecasts: lastMade(forecasts.filter(({ issued }) => issued < newest.issued)),
    more: next === null || next === asked ? undefined : () => setBefore({ of: newest, next }),
  };
}

/** Of an issue that was made again, the one made last: it comes first. */
export function lastMade(forecasts: readonly Forecast[]): Forecast[] {
  return forecasts.filter(({ issued }, i) => issued !== forecasts[i - 1]?.issued);
}

function isOf({ station, property }: SeriesKey, key: SeriesKey): boolean {
  return station === key.station && property === key.property;
}
