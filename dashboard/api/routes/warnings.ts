import { z } from 'zod';
import { WarningsAnswer } from '../../../domain/api-answers.ts';
import { WarningEvent } from '../../../domain/warning.ts';
import type { Routes } from '../api.ts';
import { openWarnings } from '../open-warnings.ts';
import { CursorParameter, LimitParameter, nextCursor } from '../query.ts';
import { registeredStation } from '../registered-series.ts';

const Query = z.strictObject({
  station: z.string().optional(),
  before: CursorParameter.optional(),
  limit: LimitParameter,
});

/** The warnings that stand, and the history of all. */
export const warningRoutes: Routes = (api, { warnings, forecastWarnings, stations, journal }) => {
  api.get(
    '/api/warnings',
    {
      schema: {
        summary: 'Open warnings, worst first, and their history, newest first',
        querystring: Query,
        response: { 200: WarningsAnswer },
      },
    },
    async ({ query: { station, before, limit } }) => {
      if (station !== undefined) registeredStation(stations.map(), station);
      const page = await journal.list({
        kind: 'warning',
        limit,
        ...(station !== undefined && { station }),
        ...(before !== undefined && { before }),
      });
      const openOf = ({ map }: typeof warnings) =>
        openWarnings(map().values()).filter(
          (event) => station === undefined || event.station === station,
        );
      return {
        open: openOf(warnings),
        forecast: openOf(forecastWarnings),
        recent: page.map((entry) => WarningEvent.parse(entry.document)),
        next: nextCursor(page, limit),
      };
    },
  );
};
