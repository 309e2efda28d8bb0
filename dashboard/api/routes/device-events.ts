import { z } from 'zod';
import { DeviceEventsAnswer } from '../../../domain/api-answers.ts';
import { DeviceEvent } from '../../../domain/device-event.ts';
import { DeviceWord } from '../../../domain/device-word.ts';
import type { Routes } from '../api.ts';
import { CursorParameter, LimitParameter, nextCursor } from '../query.ts';

const Query = z.strictObject({
  station: z.string().max(255).optional(),
  word: DeviceWord.optional(),
  before: CursorParameter.optional(),
  limit: LimitParameter,
});

/** What gear said of its own state and what the house found of it, where that changed. */
export const deviceEventRoutes: Routes = (api, { journal }) => {
  api.get(
    '/api/device-events',
    {
      schema: {
        summary:
          'Changes in what gear says of itself (power, doors, faults, presence) and in what the house finds (no data, frozen, voltage, clock); newest first',
        querystring: Query,
        response: { 200: DeviceEventsAnswer },
      },
    },
    async ({ query: { station, word, before, limit } }) => {
      const page = await journal.list({
        kind: 'device_event',
        limit,
        ...(station !== undefined && { station }),
        ...(word !== undefined && { label: word }),
        ...(before !== undefined && { before }),
      });
      const all = page.map(({ document }) => DeviceEvent.parse(document));
      const events = all.filter(({ retracted }) => !retracted);
      return { events, next: nextCursor(page, limit) };
    },
  );
};
