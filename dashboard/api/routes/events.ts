import { z } from 'zod';
import type { Routes } from '../api.ts';
import { SECURITY_HEADERS } from '../guard.ts';
import { problem } from '../problem.ts';

const Id = z.string().max(100).optional();

/** Server-sent events; domain/api-events.ts names them and says what they carry. */
export const eventRoutes: Routes = (api, { events }) => {
  api.get(
    '/api/events',
    {
      exposeHeadRoute: false,
      schema: {
        summary:
          'Changes as server-sent events (latest, warning, forecast, forecast_warning, drought, low_water, risk, device_health, station, reset, beat), resumable',
        querystring: z.object({ lastEventId: Id }),
        headers: z.object({ 'last-event-id': Id }),
        response: { 200: { content: { 'text/event-stream': { schema: z.string() } } } },
      },
    },
    async ({ query, headers }, reply) => {
      if (events.isFull()) throw problem(503, 'Too many followers.');
      reply.hijack();
      reply.raw.writeHead(200, {
        ...SECURITY_HEADERS,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      // A browser that reconnects by itself sends the header, and with it the newer of the two.
      events.connect(reply.raw, headers['last-event-id'] ?? query.lastEventId);
    },
  );
};
