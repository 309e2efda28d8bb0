import { z } from 'zod';
import { RainForecastIssuesAnswer, RainForecastsAnswer } from '../../../domain/api-answers.ts';
import { RainForecast } from '../../../domain/rain-forecast.ts';
import type { Routes } from '../api.ts';
import { CursorParameter, LimitParameter, nextCursor } from '../query.ts';

/** The rain that others forecast: the newest of each area, and those of one area as they came before. */
export const rainForecastRoutes: Routes = (api, { clock, journal, rainForecasts }) => {
  api.get('/api/rain-forecasts', { schema: NEWEST }, async () => ({
    time: clock.now(),
    forecasts: [...rainForecasts.map().values()],
  }));

  api.get(
    '/api/rain-forecasts/:area/issues',
    { schema: ISSUES },
    async ({ params: { area }, query: { before, limit } }) => {
      const query = { kind: 'rain-forecast', station: area, limit } as const;
      const page = await journal.list({ ...query, ...(before && { before }) });
      return {
        forecasts: page.map(({ document }) => RainForecast.parse(document)),
        next: nextCursor(page, limit),
      };
    },
  );
};

const NEWEST = {
  summary: 'The newest rain forecast of each river or sub-basin, with its issue and its source',
  response: { 200: RainForecastsAnswer },
};

const ISSUES = {
  summary: 'The rain forecasts of a river or sub-basin as they were issued, newest first',
  params: z.object({ area: z.string().max(32) }),
  querystring: z.strictObject({ before: CursorParameter.optional(), limit: LimitParameter }),
  response: { 200: RainForecastIssuesAnswer },
};
