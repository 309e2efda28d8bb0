import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readReply } from '../../../devices/codecs/read-reply.ts';
import { encodeAskedSettings } from '../../../devices/codecs/sl651/settings.ts';
import { Account } from '../../../domain/account.ts';
import { Ask } from '../../../domain/ask.ts';
import { AsksAnswer, ReplyTold } from '../../../domain/device-answers.ts';
import { asks, replies } from '../../../domain/topics.ts';
import { putAsk } from '../../../infra/accounts/put-ask.ts';
import { newest } from '../../../infra/follow.ts';
import type { Api, ApiDeps, Routes } from '../api.ts';
import { problem } from '../problem.ts';
import { ADMINISTERED, WITH_ACCOUNT } from './devices.ts';

/** Commands to gear over its open link, and the record of them: for administrators. */
export const askRoutes: Routes = (api, deps) => {
  askRoute(api, deps);
  askedRoute(api, deps);
};

const Named = z.object({ id: Account.shape.id });
const Wanted = z.strictObject({ what: Ask.shape.what, settings: Ask.shape.settings });

function askRoute(api: Api, { whatIf: { people }, log, clock }: ApiDeps) {
  api.post(
    '/api/devices/:id/asks',
    {
      ...ADMINISTERED,
      bodyLimit: 8 * 1024,
      schema: {
        summary: 'Asks a device over its open link, and waits up to 40 s for what becomes of it',
        description: 'docs/devices.md names the settings. The ask and its reply are kept for good.',
        params: Named,
        body: Wanted,
        response: { 200: ReplyTold },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      const { id: by } = await people.administering(request);
      const { what, settings } = request.body;
      checkSettings(what, settings);
      const ask = {
        id: randomUUID(),
        device: request.params.id,
        what,
        settings,
        by,
        at: clock.now(),
      };
      const reply = await putAsk(log, ask);
      if (reply === undefined)
        throw problem(504, 'Nobody met the ask: does the house run, with raw TCP open?');
      return { ...reply, ...readReply(reply, ask) };
    },
  );
}

function checkSettings(what: Ask['what'], settings: Ask['settings']): void {
  try {
    encodeAskedSettings(what, settings);
  } catch (error) {
    throw error instanceof RangeError ? problem(400, `The settings: ${error.message}.`) : error;
  }
}

/** The newest of them; the record holds all. */
const MOST_TOLD = 100;

function askedRoute(api: Api, { whatIf: { people }, log }: ApiDeps) {
  api.get(
    '/api/devices/:id/asks',
    {
      schema: {
        summary: 'Who asked what of a device, and what became of it; the newest hundred',
        params: Named,
        response: { 200: AsksAnswer },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      await people.administering(request);
      const answered = await newest(log, replies);
      const all = [...(await newest(log, asks)).values()];
      const its = all.filter(({ device }) => device === request.params.id);
      const told = its.sort((a, b) => b.at - a.at).slice(0, MOST_TOLD);
      return {
        asks: told.map((ask) => {
          const reply = answered.get(ask.id);
          return { ...ask, reply: reply ? { ...reply, ...readReply(reply, ask) } : null };
        }),
      };
    },
  );
}
