import { z } from 'zod';
import { guessFrame } from '../../../devices/codecs/guess-frame.ts';
import { Account } from '../../../domain/account.ts';
import {
  AcceptedAnswer,
  WaitingAnswer,
  type WaitingEntry,
} from '../../../domain/device-answers.ts';
import type { Waiting } from '../../../domain/waiting.ts';
import { accept, readWaiting, refuse } from '../../../infra/accounts/decide.ts';
import { makeSecret } from '../../../infra/accounts/secret.ts';
import type { Api, ApiDeps, Routes } from '../api.ts';
import { asProblem } from '../problem.ts';
import { ADMINISTERED, WITH_ACCOUNT } from './devices.ts';

/** Devices that came and are let in nowhere: administrators see, accept and refuse them. */
export const waitingRoutes: Routes = (api, deps) => {
  listRoute(api, deps);
  acceptRoute(api, deps);
  refuseRoute(api, deps);
};

const Named = z.object({ name: z.string().max(64) });

function listRoute(api: Api, { whatIf: { people }, log }: ApiDeps) {
  api.get(
    '/api/waiting',
    {
      schema: {
        summary: 'Devices that nobody has announced, with the frames they sent, the newest first',
        response: { 200: WaitingAnswer },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      await people.administering(request);
      return { waiting: (await readWaiting(log)).map(guessed) };
    },
  );
}

function guessed(entry: Waiting): WaitingEntry {
  const frames = entry.frames.map((frame) => ({ ...frame, guess: guessFrame(frame, entry.name) }));
  return { ...entry, frames };
}

function acceptRoute(api: Api, { whatIf: { people }, log, clock, stations }: ApiDeps) {
  api.post(
    '/api/waiting/:name/accept',
    {
      ...ADMINISTERED,
      schema: {
        summary:
          'Lets one in as a station of the registry; what it sent goes the way of all readings',
        params: Named,
        body: z.strictObject({ device: Account.shape.id.optional() }),
        response: { 200: AcceptedAnswer },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      const { id: by } = await people.administering(request);
      const secret = makeSecret();
      const { device, isNew } = await accept(log, request.params.name, {
        ...{ by, at: clock.now(), secret },
        device: request.body.device,
        stations: stations.map().values(),
      }).catch(asProblem(409));
      return { device, ...(isNew && { secret }) };
    },
  );
}

function refuseRoute(api: Api, { whatIf: { people }, log, clock }: ApiDeps) {
  api.post(
    '/api/waiting/:name/refuse',
    {
      ...ADMINISTERED,
      schema: {
        summary: 'Forgets what one sent, and notes it no more',
        params: Named,
        response: { 204: z.null() },
        ...WITH_ACCOUNT,
      },
    },
    async (request, reply) => {
      const { id: by } = await people.administering(request);
      await refuse(log, request.params.name, { by, at: clock.now() }).catch(asProblem(404));
      return reply.code(204).send(null);
    },
  );
}
