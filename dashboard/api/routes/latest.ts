import { LatestAnswer } from '../../../domain/api-answers.ts';
import type { Routes } from '../api.ts';

/** The newest point of every series: bytes that are made at most four times a second, however many ask. */
export const latestRoutes: Routes = (api, { clock, live, events }) => {
  let made = make();

  function make() {
    const { speed } = clock.season ?? {};
    const head = { time: clock.now(), speed, lastEventId: events.lastId() };
    const json = `${JSON.stringify(head).slice(0, -1)},"latest":${live.snapshot()}}`;
    return { time: head.time, bytes: Buffer.from(json) };
  }

  api.get(
    '/api/latest',
    { schema: { summary: 'The newest point of every series', response: { 200: LatestAnswer } } },
    async (_request, reply) => {
      if (Math.abs(clock.now() - made.time) >= LASTS_MS) made = make();
      reply.type('application/json; charset=utf-8');
      return made.bytes as never; // no text, which would be parsed against the schema
    },
  );
};

/** What has changed meanwhile follows as events: the answer names the one that it stands at. */
const LASTS_MS = 250;
