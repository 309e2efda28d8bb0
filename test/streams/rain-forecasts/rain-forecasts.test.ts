import { expect, test } from 'vitest';
import { observations, raw, rejects, rainForecasts as topic } from '../../../domain/topics.ts';
import { newest } from '../../../infra/follow.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { rainForecasts } from '../../../streams/rain-forecasts/rain-forecasts.ts';
import { bytes, drain, HOUR, littleHouse, messagesOf, NOW } from '../little-house.ts';

const at = (time: number) => new Date(time).toISOString();

function packet(own: Record<string, unknown> = {}, received = NOW) {
  const steps = { source: 'a model', issued: at(NOW), from: at(NOW), stepHours: 6 };
  const payload = bytes(JSON.stringify({ ...steps, areas: { gan: [1, 2] }, ...own }));
  return { device: 'weather', codec: 'rain-forecast', received, payload };
}

test('a packet becomes the newest forecast of its areas, and is kept as it was issued', async () => {
  const { context, log, journal } = littleHouse();
  await log.append(raw, [packet({ areas: { gan: [1, 2], qiujin: [30] } })]);
  await drain(rainForecasts, context);
  const known = await newest(log, topic);
  expect([...known.keys()]).toEqual(['gan', 'qiujin']);
  expect(known.get('gan')).toEqual({
    ...{ area: 'gan', source: 'a model', issued: NOW, from: NOW, step: 6 * HOUR, mm: [1, 2] },
    ...{ device: 'weather', received: NOW },
  });
  const kept = await journal.list({ kind: 'rain-forecast', station: 'gan', limit: 9 });
  expect(kept.map(({ document }) => document)).toEqual([known.get('gan')]);
});

test('quality control passes it over', async () => {
  const { context, log } = littleHouse();
  await log.append(raw, [packet()]);
  await drain(quality, context);
  expect(await messagesOf(log, rejects)).toEqual([]);
  expect(await messagesOf(log, observations)).toEqual([]);
});

test('an older issue never replaces a newer one: not later, not in one batch, not after a restart', async () => {
  const { context, log, journal } = littleHouse();
  const older = (received: number) =>
    packet({ issued: at(NOW - HOUR), areas: { gan: [9] } }, received);
  await log.append(raw, [packet(), older(NOW + 1)]);
  await drain(rainForecasts, context);
  await log.append(raw, [older(NOW + 2)]);
  await drain(rainForecasts, context, 1);
  expect((await newest(log, topic)).get('gan')?.mm).toEqual([1, 2]);
  expect(await messagesOf(log, topic)).toHaveLength(1);
  expect(await journal.count('rain-forecast')).toEqual({ rainfall: 3 });
});

test('what is delivered twice is told once', async () => {
  const { context, log, journal } = littleHouse();
  await log.append(raw, [packet(), packet()]);
  await drain(rainForecasts, context, 1);
  expect(await messagesOf(log, topic)).toHaveLength(1);
  expect(await journal.count('rain-forecast')).toEqual({ rainfall: 1 });
});

test.each([
  ['no JSON', { ...packet(), payload: bytes('{') }, /^undecodable expected \{"source"/],
  ['a word too many', packet({ more: 1 }), /^undecodable expected/],
  ['rain below nothing', packet({ areas: { gan: [1, -2] } }), /^undecodable areas\.gan\.1: /],
  ['an issue to come', packet({ issued: at(NOW + HOUR) }), /^clock_future issued at 2026-07-02T01/],
  [
    'rain that is over',
    packet({ issued: at(NOW), from: at(NOW - 24 * HOUR) }),
    /^undecodable gan: it is over before it is issued/,
  ],
])('%s goes to the rejects with its reason', async (_, bad, told) => {
  const { context, log, journal } = littleHouse();
  await log.append(raw, [bad]);
  await drain(rainForecasts, context);
  const [reject] = await messagesOf(log, rejects);
  expect(`${reject?.reason} ${reject?.detail}`).toMatch(told);
  expect(await journal.count('reject')).toEqual({ [reject?.reason ?? '']: 1 });
  expect(await messagesOf(log, topic)).toEqual([]);
});

test('an area that is none is refused, and the others of its packet go on', async () => {
  const { context, log } = littleHouse();
  await log.append(raw, [packet({ areas: { mars: [1], fu: [2] } })]);
  await drain(rainForecasts, context);
  expect((await messagesOf(log, rejects))[0]?.detail).toMatch(/^"mars" is no area of this basin/);
  expect([...(await newest(log, topic)).keys()]).toEqual(['fu']);
});
