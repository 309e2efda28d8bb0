import { expect, test } from 'vitest';
import { Scenario, ScenariosAnswer, WhatIfAnswer } from '../../../domain/scenario.ts';
import { StartAnswer } from '../../../domain/start-state.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { accounts, rainForecasts, scenarios } from '../../../domain/topics.ts';
import { hashSecret } from '../../../infra/accounts/secret.ts';
import { memoryLog } from '../../fakes/memory-log.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { modelHere } from '../../fakes/model-here.ts';
import { observed, station, T0 } from './made.ts';
import { rainForecast } from './rain-forecast.ts';
import { ask, type TestApi, testApi } from './test-api.ts';

const SECRET = 'a-secret-of-twelve';
const hash = await hashSecret(SECRET);
const account = (id: string, role: 'admin' | 'dispatcher' | 'device') => ({
  id,
  role,
  hash,
  disabled: false,
  speaksFor: [],
});
const PEOPLE = [
  account('duty-1', 'dispatcher'),
  account('duty-2', 'dispatcher'),
  account('admin', 'admin'),
  account('rtu', 'device'),
];
const XINGZI = station('62601200', { kind: 'lake' });
const INPUTS = {
  rain: { from: 'table', days: { all: [50, 80] } },
  gates: { zhelin: { gate: 'closed' } },
};

async function house(log = memoryLog()): Promise<TestApi> {
  const store = memoryStore();
  const readings = Array.from({ length: 5 }, (_, hour) =>
    observed({ station: '62601200', time: T0 - hour * 3_600_000, value: 17 }),
  );
  await store.write(readings);
  return testApi({
    log,
    store,
    registry: [XINGZI],
    thread: modelHere(),
    before: () => log.append(accounts, PEOPLE),
  });
}

function change(
  { api }: TestApi,
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  { who = 'duty-1', body, secret = SECRET }: { who?: string; body?: object; secret?: string } = {},
) {
  const authorization = `Basic ${Buffer.from(`${who}:${secret}`).toString('base64')}`;
  return api.inject({ method, url, headers: { authorization }, ...(body && { payload: body }) });
}

test('a dispatcher asks, keeps the answer under a name, and it is there after a restart', async () => {
  const log = memoryLog();
  const its = await house(log);
  const asked = await change(its, 'POST', '/api/what-if', { body: INPUTS });
  const answer = WhatIfAnswer.parse(asked.json());
  expect(answer.run.rain).toBeCloseTo(130, 6);
  expect(answer.run.gauges.map((gauge) => gauge.station)).toEqual(['62601200']);
  expect(answer.run.gauges[0]?.stage?.values[0]).toBeCloseTo(17, 1);

  const kept = await change(its, 'PUT', `/api/what-if/${answer.id}`, { body: { name: '暴雨' } });
  const scenario = Scenario.parse(kept.json());
  expect(scenario).toMatchObject({
    name: '暴雨',
    author: 'duty-1',
    made: its.clock.time,
    inputs: answer.inputs,
  });
  expect(scenario.run.step).toBe(3 * answer.run.step);
  expect(scenario.run.gauges[0]?.stage?.values).toHaveLength(121);

  const again = await house(log);
  const listed = ScenariosAnswer.parse((await ask(again, '/api/what-if')).body).scenarios;
  expect(listed.map(({ id, name, author }) => ({ id, name, author }))).toEqual([
    { id: answer.id, name: '暴雨', author: 'duty-1' },
  ]);
  expect(Scenario.parse((await ask(again, `/api/what-if/${answer.id}`)).body)).toEqual(scenario);
});

test('rain goes as forecast where somebody has forecast it, and the answer and what is kept say who and when', async () => {
  const its = await house();
  const body = { rain: { from: 'forecast' }, factor: 2 };
  const none = await change(its, 'POST', '/api/what-if', { body });
  expect([none.statusCode, none.json().detail]).toEqual([
    409,
    expect.stringMatching(/^No rain forecast of the next 15 days has come in/),
  ]);

  const over = rainForecast({ area: 'fu', from: T0 - 90 * HOUR_MS, mm: [50] });
  const gan = rainForecast({ area: 'gan', mm: [60, 30] });
  await its.deps.log.append(rainForecasts, [over, gan]);
  await expect.poll(() => its.deps.rainForecasts.map().size).toBe(2);
  const answer = WhatIfAnswer.parse((await change(its, 'POST', '/api/what-if', { body })).json());
  const { area, source, issued, from } = gan;
  const sources = [{ area, source, issued, from, to: from + 48 * HOUR_MS }];
  expect(answer.rainSources).toEqual(sources);
  expect(answer.run.rain).not.toBeCloseTo(2 * answer.base.rain, 0);
  const kept = await change(its, 'PUT', `/api/what-if/${answer.id}`, { body: { name: 'a' } });
  expect(Scenario.parse(kept.json()).rainSources).toEqual(sources);
});

test('only who kept it, or an administrator, takes it back; the record of it stays', async () => {
  const its = await house();
  const { id } = (await change(its, 'POST', '/api/what-if', { body: INPUTS })).json();
  await change(its, 'PUT', `/api/what-if/${id}`, { body: { name: 'a' } });
  await expect.poll(async () => (await ask(its, `/api/what-if/${id}`)).status).toBe(200);
  expect((await change(its, 'DELETE', `/api/what-if/${id}`, { who: 'duty-2' })).statusCode).toBe(
    403,
  );
  expect(
    (await change(its, 'PUT', `/api/what-if/${id}`, { who: 'duty-2', body: { name: 'b' } }))
      .statusCode,
  ).toBe(403);
  expect((await change(its, 'DELETE', `/api/what-if/${id}`, { who: 'admin' })).statusCode).toBe(
    204,
  );
  await expect.poll(async () => (await ask(its, `/api/what-if/${id}`)).status).toBe(404);
  expect((await ask(its, '/api/what-if')).body.scenarios).toEqual([]);
  expect((await its.deps.whatIf.scenarios.map()).get(id)?.removed).toBe(true);
  expect(scenarios.compacted).toBe(true);
});

test('who may not ask is told why', async () => {
  const its = await house();
  const nobody = await its.api.inject({ method: 'POST', url: '/api/what-if', payload: INPUTS });
  expect(nobody.statusCode).toBe(401);
  expect(nobody.json().detail).toBe('Say who you are: account and secret.');
  const wrong = await change(its, 'POST', '/api/what-if', { body: INPUTS, secret: 'wrong' });
  expect([wrong.statusCode, wrong.json().detail]).toEqual([
    401,
    'Unknown account, or wrong secret.',
  ]);
  const gear = await change(its, 'POST', '/api/what-if', { who: 'rtu', body: INPUTS });
  expect([gear.statusCode, gear.json().detail]).toEqual([
    403,
    'The account rtu is a device: ask with a dispatcher’s.',
  ]);
});

test.each([
  [{}, /^rain: /],
  [{ rain: { from: 'observed', days: 99 } }, /^rain\/days: /],
  [{ rain: { from: 'none' }, factor: 7 }, /^factor: /],
  [{ rain: { from: 'none' }, tide: 1 }, /tide/],
  [{ rain: { from: 'table', days: { mars: [1] } } }, /"mars" is no place of this basin/],
  [
    { rain: { from: 'none' }, gates: { zhelin: { gate: 'lower', level: 3, release: 1 } } },
    /can be lowered to 50.00 to/,
  ],
])('inputs that cannot be are refused with what can: %j', async (body, detail) => {
  const answer = await change(await house(), 'POST', '/api/what-if', { body });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().detail).toMatch(detail);
});

test('a house without the basin’s stations, or without their readings, says that nothing can be supposed', async () => {
  const other = await testApi({ registry: [station('A')] });
  expect(StartAnswer.parse((await ask(other, '/api/what-if/start')).body)).toEqual({
    state: null,
    why: 'no_stations',
  });
  const silent = await testApi({
    registry: [XINGZI],
    before: ({ log }) => log.append(accounts, PEOPLE),
  });
  expect((await ask(silent, '/api/what-if/start')).body).toEqual({
    state: null,
    why: 'no_readings',
  });
  expect((await change(silent, 'POST', '/api/what-if', { body: INPUTS })).statusCode).toBe(409);
});

test('the start is found once an hour, not for each question', async () => {
  const its = await house();
  const first = StartAnswer.parse((await ask(its, '/api/what-if/start')).body);
  await its.observe(observed({ station: '62601200', time: T0 + 3_600_000, value: 18 }));
  expect((await ask(its, '/api/what-if/start')).body).toEqual(first);
  its.clock.time += 5 * 3_600_000;
  expect((await ask(its, '/api/what-if/start')).body.state.time).toBe(T0 + 3_600_000);
});

test('what was not asked of late cannot be kept', async () => {
  const unknown = '/api/what-if/8d1b3f5e-52f4-4d0c-9f39-0d6a4e6d2c11';
  const answer = await change(await house(), 'PUT', unknown, { body: { name: 'x' } });
  expect([answer.statusCode, answer.json().detail]).toEqual([
    404,
    'It is not among the last answers: ask it again.',
  ]);
});
