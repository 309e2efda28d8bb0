import { z } from 'zod';
import { readImport } from '../../../devices/stations/import/read-import.ts';
import { Account } from '../../../domain/account.ts';
import {
  DeviceEntry,
  DevicesAnswer,
  ImportAnswer,
  SecretAnswer,
} from '../../../domain/device-answers.ts';
import { addAccount, changeAccount } from '../../../infra/accounts/administer.ts';
import { admitStations, withoutAccount } from '../../../infra/accounts/admit-stations.ts';
import { readAccounts } from '../../../infra/accounts/read-accounts.ts';
import { makeSecret } from '../../../infra/accounts/secret.ts';
import type { Api, ApiDeps, Routes } from '../api.ts';
import { lastSeen } from '../last-seen.ts';
import { asProblem, problem } from '../problem.ts';

/** Accounts of gear and people: for administrators. */
export const deviceRoutes: Routes = (api, deps) => {
  listRoute(api, deps);
  addRoute(api, deps);
  changeRoute(api, deps);
  rotateRoute(api, deps);
  importRoute(api, deps);
};

/** What the routes of administrators share. */
export const ADMINISTERED = { config: { changes: true } } as const;
export const WITH_ACCOUNT = { security: [{ account: [] }] };
const Named = z.object({ id: Account.shape.id });

function listRoute(api: Api, { whatIf: { people }, log, store }: ApiDeps) {
  api.get(
    '/api/devices',
    {
      schema: {
        summary: 'Every account, and when its device was last heard of',
        response: { 200: DevicesAnswer },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      await people.administering(request);
      const accounts = await readAccounts(log);
      const seen = await lastSeen({ log, store }, accounts);
      const devices = [...accounts.values()].map((account) => ({
        ...entryOf(account),
        ...seen.get(account.id),
      }));
      return { devices };
    },
  );
}

function entryOf({ id, role, disabled, speaksFor, link }: Account): DeviceEntry {
  return { id, role, disabled, speaksFor, link: link !== undefined };
}

const NewDevice = z.strictObject({
  id: Account.shape.id,
  role: z.enum(['device', 'gateway', 'dispatcher']).default('device'),
  speaksFor: Account.shape.speaksFor,
  link: Account.shape.link,
});

function addRoute(api: Api, { whatIf: { people }, log }: ApiDeps) {
  api.post(
    '/api/devices',
    {
      ...ADMINISTERED,
      schema: {
        summary: 'Makes an account; its secret is told this once',
        body: NewDevice,
        response: { 200: SecretAnswer },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      await people.administering(request);
      const secret = makeSecret();
      await addAccount(log, request.body, secret).catch(asProblem(409));
      return { id: request.body.id, secret };
    },
  );
}

function changeRoute(api: Api, { whatIf: { people }, log }: ApiDeps) {
  api.post(
    '/api/devices/:id/:change',
    {
      ...ADMINISTERED,
      schema: {
        summary: 'Lets an account in no more, or again; its connections close',
        params: Named.extend({ change: z.enum(['disable', 'enable']) }),
        response: { 200: DeviceEntry },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      const { id: self } = await people.administering(request);
      const { id, change } = request.params;
      if (id === self) throw problem(409, 'Another administrator may do that to your account.');
      const disabled = change === 'disable';
      return entryOf(await changeAccount(log, id, { disabled }).catch(asProblem(404)));
    },
  );
}

function rotateRoute(api: Api, { whatIf: { people }, log }: ApiDeps) {
  api.post(
    '/api/devices/:id/rotate',
    {
      ...ADMINISTERED,
      schema: {
        summary: 'Gives an account a new secret, told this once; the old one opens nothing more',
        params: Named,
        response: { 200: SecretAnswer },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      await people.administering(request);
      const { id } = request.params;
      if (HOUSE_ACCOUNTS.includes(id)) throw problem(409, KEPT_IN_A_FILE);
      const secret = makeSecret();
      await changeAccount(log, id, { secret }).catch(asProblem(404));
      return { id, secret };
    },
  );
}

/** Their secrets lie in a file beside the house, which this room does not write. */
const HOUSE_ACCOUNTS = ['admin', 'demo', 'simulator'];
const KEPT_IN_A_FILE =
  'The house reads this secret from a file: ./poyang devices rotate changes it in both places.';

const MOST_BYTES = 1024 * 1024;

function importRoute(api: Api, { whatIf: { people }, log, stations: registry }: ApiDeps) {
  api.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  api.post(
    '/api/devices/import',
    {
      ...ADMINISTERED,
      bodyLimit: MOST_BYTES,
      schema: {
        summary:
          'Registers the stations of a table (text/csv) and makes their accounts: all or none',
        description:
          'docs/devices.md tells the columns. Secrets of new accounts are told this once.',
        querystring: z.strictObject({ dry: z.stringbool().default(false) }),
        body: z.string(),
        response: { 200: ImportAnswer },
        ...WITH_ACCOUNT,
      },
    },
    async (request) => {
      await people.administering(request);
      const imported = readImport(request.body, {
        stations: registry.map().values(),
        accounts: (await readAccounts(log)).values(),
      });
      const nothing = { stations: 0, sensors: 0, fresh: 0, problems: [], secrets: [] };
      if (!imported.ok) return { ...nothing, problems: [...imported.problems] };
      const { stations } = imported;
      const sensors = stations.reduce((sum, { station }) => sum + station.series.length, 0);
      const fresh = (await withoutAccount(log, stations)).length;
      const secrets = request.query.dry ? [] : await admitStations(log, stations, () => undefined);
      return { ...nothing, stations: stations.length, sensors, fresh, secrets: [...secrets] };
    },
  );
}
