import { z } from 'zod';
import {
  ForecastAnswer,
  ForecastIssuesAnswer,
  ForecastsAnswer,
} from '../../../domain/api-answers.ts';
import type { ApiDeps, Routes } from '../api.ts';
import { brief } from '../brief-forecast.ts';
import { issuedBefore, placeOf } from '../issued-before.ts';
import { problem } from '../problem.ts';
import { CursorParameter, LimitParameter, nextCursor, TimeParameter } from '../query.ts';
import { registeredSeries, SeriesParameters } from '../registered-series.ts';

/** What will be: of every series in brief, of one in full with the skill of its model, and as it was forecast before. */
export const forecastRoutes: Routes = (api, deps) => {
  const { clock, stations, forecasts, journal } = deps;
  api.get('/api/forecasts', { schema: BRIEF }, async () => ({
    time: clock.now(),
    forecasts: Array.from(forecasts.all(), brief),
  }));

  api.get(
    '/api/forecasts/:station/:property',
    { schema: ONE },
    async ({ params, query: { at } }) => {
      const { station, property, unit } = registeredSeries(stations.map(), params);
      const forecast = await forecastAt(deps, params, at);
      if (!forecast) throw problem(404, `No forecast of ${station}/${property} is kept.`);
      return { forecast, unit, card: forecasts.card(station, property) ?? null };
    },
  );

  api.get(
    '/api/forecasts/:station/:property/issues',
    { schema: ISSUES },
    async ({ params, query: { before, limit } }) => {
      registeredSeries(stations.map(), params);
      const page = await issuedBefore(journal, params, { before, limit });
      return { forecasts: page, next: nextCursor(page.map(placeOf), limit) };
    },
  );
};

const BRIEF = {
  summary: 'Of every series its newest forecast in brief: the levels that are probable, the crest',
  response: { 200: ForecastsAnswer },
};

const ONE = {
  summary: 'A forecast in full, and the skill of its model; with `at` the newest issued by then',
  params: SeriesParameters,
  querystring: z.strictObject({ at: TimeParameter.optional() }),
  response: { 200: ForecastAnswer },
};

const ISSUES = {
  summary: 'The forecasts of a series as they were issued, newest first',
  params: SeriesParameters,
  querystring: z.strictObject({ before: CursorParameter.optional(), limit: LimitParameter }),
  response: { 200: ForecastIssuesAnswer },
};

type Params = z.infer<typeof SeriesParameters>;

async function forecastAt({ forecasts, journal }: ApiDeps, params: Params, at?: number) {
  if (at === undefined) return forecasts.newest(params.station, params.property);
  const [found] = await issuedBefore(journal, params, {
    before: { time: at + 1, id: '' },
    limit: 1,
  });
  return found;
}
