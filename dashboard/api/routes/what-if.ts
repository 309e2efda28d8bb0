import { z } from 'zod';
import { doubtsOf } from '../../../devices/basin/what-if/doubts.ts';
import { Scenario, ScenariosAnswer, WhatIfAnswer } from '../../../domain/scenario.ts';
import { StartAnswer } from '../../../domain/start-state.ts';
import { scenarios as topic } from '../../../domain/topics.ts';
import { WhatIfInputs } from '../../../domain/what-if.ts';
import type { Api, ApiDeps, Routes } from '../api.ts';
import { problem } from '../problem.ts';
import { coarser } from '../what-if/coarser.ts';
import type { Missing } from '../what-if/desk.ts';

const Named = z.object({ id: z.uuid() });
const Keeping = z.strictObject({ name: Scenario.shape.name });

/** What-ifs: asked and kept by dispatchers, seen by all. */
export const whatIfRoutes: Routes = (api, deps) => {
  startRoute(api, deps);
  askRoute(api, deps);
  listRoute(api, deps);
  oneRoute(api, deps);
  keepRoute(api, deps);
  removeRoute(api, deps);
};

/** A table of rain for every sub-basin is some 5 kB. */
const CHANGES = { config: { changes: true }, bodyLimit: 32_768 } as const;
const WITH_ACCOUNT = { security: [{ account: [] }] };

function startRoute(api: Api, { whatIf: { desk } }: ApiDeps) {
  api.get(
    '/api/what-if/start',
    {
      schema: {
        summary:
          'From what a what-if would start now, and how well the model followed the last 30 days',
        response: { 200: StartAnswer },
      },
    },
    () => desk.start(),
  );
}

function askRoute(api: Api, { whatIf: { desk, people } }: ApiDeps) {
  api.post(
    '/api/what-if',
    {
      ...CHANGES,
      schema: {
        summary:
          'What the next 15 days bring under a rain, gates and a Yangtze, beside what if nothing were done',
        description:
          'For dispatchers and administrators, by HTTP Basic. The answer is remembered for a while: keep it by PUT.',
        body: WhatIfInputs,
        response: { 200: WhatIfAnswer },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      await people.deciding(request);
      const [doubt] = doubtsOf(request.body);
      if (doubt !== undefined) throw problem(400, doubt);
      const answer = await desk.run(request.body);
      if (typeof answer === 'string') throw problem(409, MISSING[answer]);
      return answer;
    },
  );
}

const MISSING: Readonly<Record<Missing, string>> = {
  start: 'There is nothing to start from: no stage or discharge of the basin’s stations is stored.',
  'rain forecast':
    'No rain forecast of the next 15 days has come in: send one to poyang/<device>/rain-forecast, or import a file by ./poyang rain-forecast.',
};

function listRoute(api: Api, { whatIf: { scenarios } }: ApiDeps) {
  api.get(
    '/api/what-if',
    {
      schema: {
        summary: 'The what-ifs that were kept, newest first',
        response: { 200: ScenariosAnswer },
      },
    },
    async () => {
      const kept = [...scenarios.map().values()].filter(({ removed }) => !removed);
      return {
        scenarios: kept
          .sort((a, b) => b.made - a.made)
          .map(({ id, name, author, made, inputs, run }) => ({
            id,
            name,
            author,
            made,
            inputs,
            start: run.start,
          })),
      };
    },
  );
}

function oneRoute(api: Api, { whatIf: { scenarios } }: ApiDeps) {
  api.get(
    '/api/what-if/:id',
    {
      schema: {
        summary: 'A what-if that was kept, whole',
        params: Named,
        response: { 200: Scenario },
      },
    },
    async ({ params: { id } }) => keptScenario(scenarios.map(), id),
  );
}

function keepRoute(api: Api, { whatIf: { desk, scenarios, people }, clock, log }: ApiDeps) {
  api.put(
    '/api/what-if/:id',
    {
      ...CHANGES,
      schema: {
        summary: 'Keeps one of the last answers under a name, as of the account that asks',
        params: Named,
        body: Keeping,
        response: { 200: Scenario },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      const { id: author } = await people.deciding(request);
      const { id } = request.params;
      const before = scenarios.map().get(id);
      if (before !== undefined && before.author !== author)
        throw problem(403, `${before.author} has kept this what-if already.`);
      const answer = desk.recall(id);
      if (answer === undefined)
        throw problem(404, 'It is not among the last answers: ask it again.');
      const scenario = Scenario.parse({
        ...answer,
        run: coarser(answer.run, EVERY_HOURS),
        base: coarser(answer.base, EVERY_HOURS),
        name: request.body.name,
        author,
        made: clock.now(),
      });
      await log.append(topic, [scenario]);
      return scenario;
    },
  );
}

const EVERY_HOURS = 3;

function removeRoute(api: Api, { whatIf: { scenarios, people }, log }: ApiDeps) {
  api.delete(
    '/api/what-if/:id',
    {
      ...CHANGES,
      schema: {
        summary: 'Takes a kept what-if back: its author or an administrator may',
        params: Named,
        response: { 204: z.null() },
        ...WITH_ACCOUNT,
      },
    },
    async (request, reply) => {
      const { id, role } = await people.deciding(request);
      const kept = keptScenario(scenarios.map(), request.params.id);
      if (kept.author !== id && role !== 'admin')
        throw problem(
          403,
          `Only ${kept.author}, who kept it, or an administrator may take it back.`,
        );
      await log.append(topic, [{ ...kept, removed: true }]);
      return reply.code(204).send(null);
    },
  );
}

/** Throws a 404. */
function keptScenario(all: ReadonlyMap<string, Scenario>, id: string): Scenario {
  const kept = all.get(id);
  if (kept === undefined || kept.removed)
    throw problem(404, `No what-if ${id} is kept. /api/what-if lists them.`);
  return kept;
}
