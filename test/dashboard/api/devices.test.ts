import { expect, test } from 'vitest';
import {
  DevicesAnswer,
  ImportAnswer,
  SecretAnswer,
  WaitingAnswer,
} from '../../../domain/device-answers.ts';
import { accounts, raw, waiting } from '../../../domain/topics.ts';
import { readAccounts } from '../../../infra/accounts/read-accounts.ts';
import { hashSecret, verifySecret } from '../../../infra/accounts/secret.ts';
import { memoryLog } from '../../fakes/memory-log.ts';
import { modelHere } from '../../fakes/model-here.ts';
import { observed, station, T0 } from './made.ts';
import { type TestApi, testApi } from './test-api.ts';

const SECRET = 'a-secret-of-twelve';
const hash = await hashSecret(SECRET);
const account = (id: string, role: 'admin' | 'dispatcher' | 'device') => ({
  ...{ id, role, hash, disabled: false, speaksFor: [] },
});

async function house(log = memoryLog()): Promise<TestApi> {
  return testApi({
    log,
    registry: [station('11223344')],
    thread: modelHere(),
    before: async () => {
      const all = [
        account('admin', 'admin'),
        account('duty-1', 'dispatcher'),
        account('rtu', 'device'),
      ];
      await log.append(accounts, all);
      const frames = [{ codec: 'sl651', received: 1, payloadHex: '7e7e' }];
      const rest = { door: 'tcp', from: '10.0.0.1', first: 1, last: 2, count: 1, frames } as const;
      await log.append(waiting, [
        { name: '0011223344', ...rest },
        { name: 'X', ...rest },
      ]);
    },
  });
}

function ask(
  { api }: TestApi,
  method: 'GET' | 'POST',
  url: string,
  { who = 'admin', body, type }: { who?: string; body?: object | string; type?: string } = {},
) {
  const authorization = `Basic ${Buffer.from(`${who}:${SECRET}`).toString('base64')}`;
  const headers = { authorization, ...(type && { 'content-type': type }) };
  return api.inject({ method, url, headers, ...(body !== undefined && { payload: body }) });
}

test('only an administrator sees the accounts, and nobody their hashes', async () => {
  const its = await house();
  expect((await its.api.inject('/api/devices')).statusCode).toBe(401);
  expect((await ask(its, 'GET', '/api/devices', { who: 'duty-1' })).statusCode).toBe(403);
  const answer = await ask(its, 'GET', '/api/devices');
  expect(DevicesAnswer.parse(answer.json()).devices.map(({ id }) => id)).toContain('rtu');
  expect(answer.body).not.toContain('scrypt');
});

test('of a device it says when it was last heard of and in which language, of no other', async () => {
  const log = memoryLog();
  const its = await house(log);
  const packet = { device: 'rtu', codec: 'szy206', received: T0 + 1_000, payload: Buffer.of(1) };
  await log.append(raw, [packet]);
  await its.observe(observed({ station: 'rtu' }), observed({ station: 'duty-1' }));
  const { devices } = DevicesAnswer.parse((await ask(its, 'GET', '/api/devices')).json());
  const seen = devices.filter(({ lastSeen }) => lastSeen !== undefined);
  expect(seen).toMatchObject([{ id: 'rtu', lastSeen: T0 + 1_000, codec: 'szy206' }]);
});

test('an account is made, disabled, enabled and given a new secret', async () => {
  const log = memoryLog();
  const its = await house(log);
  const now = async () => (await readAccounts(log)).get('S1');
  const made = SecretAnswer.parse(
    (await ask(its, 'POST', '/api/devices', { body: { id: 'S1' } })).json(),
  );
  expect(await verifySecret(made.secret, (await now())?.hash ?? '')).toBe(true);
  expect((await ask(its, 'POST', '/api/devices', { body: { id: 'S1' } })).statusCode).toBe(409);
  expect((await ask(its, 'POST', '/api/devices/S1/disable')).json()).toMatchObject({
    disabled: true,
  });
  expect((await ask(its, 'POST', '/api/devices/S1/enable')).json()).toMatchObject({
    disabled: false,
  });
  const rotated = SecretAnswer.parse((await ask(its, 'POST', '/api/devices/S1/rotate')).json());
  expect(await verifySecret(rotated.secret, (await now())?.hash ?? '')).toBe(true);
  expect((await ask(its, 'POST', '/api/devices/S9/rotate')).statusCode).toBe(404);
  expect((await ask(its, 'POST', '/api/devices/admin/disable')).statusCode).toBe(409);
  expect((await ask(its, 'POST', '/api/devices/simulator/rotate')).statusCode).toBe(409);
});

test('a table is tried dry, then taken whole', async () => {
  const log = memoryLog();
  const its = await house(log);
  const head = 'id,name_zh,name_en,kind,lon,lat,property,unit,interval_seconds,door';
  const good = `${head}\nN1,新,New,river,116,29,stage,m,300,tcp\n`;
  const post = async (url: string, body: string) =>
    ImportAnswer.parse((await ask(its, 'POST', url, { body, type: 'text/csv' })).json());
  const wrong = await post('/api/devices/import', good.replace('116', 'x'));
  expect(wrong.problems).toMatchObject([{ row: 2, column: 'lon' }]);
  expect(await post('/api/devices/import?dry=true', good)).toMatchObject({
    stations: 1,
    fresh: 1,
    secrets: [],
  });
  expect((await readAccounts(log)).has('N1')).toBe(false);
  expect((await post('/api/devices/import', good)).secrets).toMatchObject([{ id: 'N1' }]);
  expect((await readAccounts(log)).get('N1')).toMatchObject({ role: 'device', link: {} });
});

test('one that waits is accepted as the station of its address, another is refused', async () => {
  const log = memoryLog();
  const its = await house(log);
  const list = async () =>
    WaitingAnswer.parse((await ask(its, 'GET', '/api/waiting')).json()).waiting.map(
      ({ name }) => name,
    );
  expect((await list()).sort()).toEqual(['0011223344', 'X']);
  const { waiting: all } = WaitingAnswer.parse((await ask(its, 'GET', '/api/waiting')).json());
  expect(all[0]?.frames).toMatchObject([{ guess: { readings: [], reason: 'short' } }]);
  const unregistered = await ask(its, 'POST', '/api/waiting/X/accept', { body: {} });
  expect(unregistered.statusCode).toBe(409);
  const accepted = await ask(its, 'POST', '/api/waiting/0011223344/accept', { body: {} });
  expect(accepted.json()).toMatchObject({ device: '11223344' });
  expect((await ask(its, 'POST', '/api/waiting/X/refuse')).statusCode).toBe(204);
  expect(await list()).toEqual([]);
  expect((await readAccounts(log)).get('11223344')).toMatchObject({ link: {} });
});
