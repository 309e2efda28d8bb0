import { expect, test } from 'vitest';
import { LatestAnswer, ReadingAnswer, StationsAnswer } from '../../../domain/api-answers.ts';
import { reasonMask, SUSPECT } from '../../../domain/quality.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { raw, stations } from '../../../domain/topics.ts';
import { eventually, observed, station, T0 } from './made.ts';
import { ask, type TestApi, testApi } from './test-api.ts';

test('stations are the built-in ones under those of the log', async () => {
  const house = await testApi({
    before: ({ log }) => log.append(stations, [station('B', { kind: 'lake' }), station('C')]),
  });
  const { body, headers } = await ask(house, '/api/stations');
  const answer = StationsAnswer.parse(body);
  expect(answer.stations.map(({ id, kind }) => [id, kind])).toEqual([
    ['A', 'river'],
    ['B', 'lake'],
    ['C', 'river'],
  ]);
  expect(headers['cache-control']).toBe('no-store');
});

test('latest is what the store held at the start, with the trend of the hour before', async () => {
  const house = await testApi({
    before: ({ store }) =>
      store.write([observed({ time: T0 - HOUR_MS, value: 19 }), observed({ value: 19.3 })]),
  });
  await eventually(() => latestLater(house)).toMatchObject([
    { station: 'A', value: 19.3, trendPerHour: 0.3 },
  ]);
  const answer = LatestAnswer.parse((await ask(house, '/api/latest')).body);
  expect(answer.time).toBe(house.clock.time);
  expect(answer.lastEventId).toMatch(/^boot-\d+$/);
});

test('latest follows what comes', async () => {
  const house = await testApi();
  await house.observe(observed({ value: 19.5 }));
  await eventually(() => latestLater(house)).toMatchObject([{ time: T0, value: 19.5 }]);
});

test('the latest answer stands for a quarter of a second, however many ask', async () => {
  const house = await testApi();
  const { body: first } = await ask(house, '/api/latest');
  await house.observe(observed());
  await eventually(() => house.deps.events.lastId()).not.toBe(first.lastEventId);
  house.clock.time += 249;
  expect((await ask(house, '/api/latest')).body).toEqual(first);
  house.clock.time += 1;
  const { body: second } = await ask(house, '/api/latest');
  expect(second).toMatchObject({ time: first.time + 250, latest: [{ value: 19.03 }] });
  expect(second.lastEventId).toBe(house.deps.events.lastId());
});

test('a latest reading that fails after all gives way to the one before it in the store', async () => {
  const house = await testApi();
  const older = Array.from({ length: 200 }, (_, i) =>
    observed({ time: T0 - (i + 1) * 1_000, flag: i < 199 ? 4 : 1, value: i }),
  );
  await house.deps.store.write(older);
  await house.observe(observed());
  await house.observe(observed({ flag: 4 }));
  await eventually(() => latestLater(house)).toMatchObject([{ time: T0 - 200_000, value: 199 }]);
});

test('a reading is traced to the packet that brought it', async () => {
  const house = await testApi({
    before: async ({ log, store }) => {
      const payload = new TextEncoder().encode('{"time":"…","values":{"stage":1903}}');
      await log.append(raw, [{ device: 'A', codec: 'json', received: T0 + 1_000, payload }]);
      await store.write([observed({ flag: SUSPECT, reasons: reasonMask(['spike']) })]);
    },
  });
  const { body } = await ask(house, `/api/reading/A/stage/${T0}`);
  expect(ReadingAnswer.parse(body)).toEqual({
    observation: { ...observed({ flag: SUSPECT }), reasons: ['spike'], unit: 'm' },
    raw: {
      device: 'A',
      codec: 'json',
      received: T0 + 1_000,
      position: { partition: 0, offset: 0 },
      payloadHex: Buffer.from('{"time":"…","values":{"stage":1903}}').toString('hex'),
      payloadText: '{"time":"…","values":{"stage":1903}}',
    },
  });
});

test.each([
  ['bytes that are no UTF-8', Uint8Array.of(0x7e, 0x7e, 0xff)],
  ['control characters', Uint8Array.of(0x01, 0x41, 0x03)],
])('a packet of %s is told as bytes alone', async (_, payload) => {
  const house = await testApi({
    before: async ({ log, store }) => {
      await log.append(raw, [{ device: 'A', codec: 'sl651', received: T0, payload }]);
      await store.write([observed()]);
    },
  });
  const { body } = await ask(house, '/api/reading/A/stage/2026-07-01T08:00:00+08:00');
  expect(ReadingAnswer.parse(body).raw).toMatchObject({
    payloadHex: Buffer.from(payload).toString('hex'),
    payloadText: null,
  });
});

test('a reading whose packet the log no longer keeps says so', async () => {
  const house = await testApi({ before: ({ store }) => store.write([observed()]) });
  const { body } = await ask(house, `/api/reading/A/stage/${T0}`);
  expect(ReadingAnswer.parse(body)).toMatchObject({ raw: null, rawMissing: 'no longer kept' });
});

/** The latest entries as they are answered when the answer before has had its time. */
async function latestLater(house: TestApi) {
  house.clock.time += 250;
  return LatestAnswer.parse((await ask(house, '/api/latest')).body).latest;
}
