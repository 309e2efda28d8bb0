import { expect, test } from 'vitest';
import { HealthAnswer } from '../../../domain/api-answers.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { breakableLog } from './breakable-log.ts';
import { eventually, observed } from './made.ts';
import { ask, testApi } from './test-api.ts';

test('a house without a reading yet is well', async () => {
  const house = await testApi();
  const { status, body } = await ask(house, '/api/health');
  expect(status).toBe(200);
  expect(HealthAnswer.parse(body)).toMatchObject({
    status: 'ok',
    now: house.clock.time,
    lag: { raw: 0, observations: 0 },
  });
});

test('health names the parts that are not well, and answers 503', async () => {
  const house = await testApi({
    probeStore: () => Promise.reject(new Error('the store is locked')),
  });
  await house.observe(observed());
  await eventually(() => house.deps.live.newestReceived()).toBeGreaterThan(0);
  house.clock.time += 3 * HOUR_MS;
  const { status, body } = await ask(house, '/api/health');
  expect(status).toBe(503);
  expect(HealthAnswer.parse(body).parts.filter(({ ok }) => !ok)).toEqual([
    { name: 'store', ok: false, detail: 'the store is locked' },
    { name: 'readings', ok: false, detail: 'the newest reading came 180 min ago' },
  ]);
});

test('a long queue before a processor is a fault', async () => {
  const house = await testApi();
  house.deps.log.lag = async (topic) => (topic.name === 'raw' ? 250_000 : 3);
  const { status, body } = await ask(house, '/api/health');
  expect(status).toBe(503);
  expect(HealthAnswer.parse(body).lag).toEqual({ raw: 250_000, observations: 3 });
});

test('health says when the log cannot be followed any more, and when it can again', async () => {
  const log = breakableLog();
  const house = await testApi({ log });
  log.break();
  await eventually(async () => (await ask(house, '/api/health')).status).toBe(503);
  log.mend();
  await eventually(async () => (await ask(house, '/api/health')).status).toBe(200);
});
