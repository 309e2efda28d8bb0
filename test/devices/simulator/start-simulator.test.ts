import { afterEach, expect, test } from 'vitest';
import type { HistoryProgress } from '../../../devices/simulator/history.ts';
import { startSimulator } from '../../../devices/simulator/start-simulator.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { littleBroker, until } from './little-broker.ts';

const stations = builtInStations().filter(({ kind }) => kind === 'lake');
const START = Date.UTC(2026, 0, 3, 0, 30);
const undo: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

async function simulate(
  more: { history?: { from: number; to: number }[]; password?: string } = {},
) {
  const broker = await littleBroker({ password: 'right' });
  undo.push(broker.close);
  const clock = { time: START, now: () => clock.time };
  const told: string[] = [];
  const progress: HistoryProgress[] = [];
  const simulator = await startSimulator({
    ...{ mqttUrl: broker.url, username: 'simulator', password: more.password ?? 'right' },
    ...{ stations, clock, seed: 5, history: more.history ?? [] },
    log: (message) => void told.push(message),
    onProgress: (step) => void progress.push(step),
  });
  undo.push(simulator.stop);
  return { broker, clock, told, progress };
}

test('every station publishes by MQTT what fell due, in JSON or SL 651', async () => {
  const { broker, clock } = await simulate();
  clock.time += 4 * MINUTE_MS;
  await until(() => broker.published.length > 3 * stations.length, 'the stations published');
  const codecs = new Set(broker.published.map(({ topic }) => topic.split('/')[2]));
  expect(codecs).toEqual(new Set(['json', 'sl651']));
  for (const { topic } of broker.published)
    expect(stations.map(({ id }) => id)).toContain(topic.split('/')[1]);
});

test('history is filled newest first while live readings go on, and its progress is told', async () => {
  const { broker, clock, progress } = await simulate({
    history: [{ from: START - 48 * HOUR_MS, to: START }],
  });
  clock.time += MINUTE_MS;
  await until(() => progress.some(({ done, total }) => done === total), 'history is filled');
  await until(() => broker.published.some(({ topic }) => topic.endsWith('/sl651')), 'live began');
  expect(progress.length).toBe(3); // days, cut at midnight
  expect(progress.at(-1)?.reached).toBe(START - 48 * HOUR_MS);

  const arrays = broker.published
    .filter(({ topic, payload }) => topic.endsWith('/json') && payload[0] === '['.charCodeAt(0))
    .map(({ payload }) => Date.parse(JSON.parse(String(payload))[0].time));
  expect(arrays.length).toBeGreaterThan(2 * stations.length);
  const steps = arrays.slice(1).filter((time, index) => time > (arrays[index] as number) + HOUR_MS);
  expect(steps.length).toBeLessThan(stations.length);
});

test('what was not acknowledged when the line broke is sent again', async () => {
  const { broker, clock } = await simulate();
  let refused = 0;
  broker.refuseWhile(() => refused++ < 3);
  clock.time += 2 * MINUTE_MS;
  await until(() => refused > 3, 'the gear came back after a broken line');
  const expected = broker.published.length;
  await until(
    () => broker.published.length >= Math.max(expected, 2 * stations.length),
    'all is sent',
  );
  const stages = broker.published.filter(({ topic }) => topic === 'poyang/hukou/json');
  expect(new Set(stages.map(({ payload }) => String(payload))).size).toBe(2);
});

test('a house that does not let it in is told of once, and knocked at again', async () => {
  const { told } = await simulate({ password: 'wrong' });
  await until(() => told.length > 0, 'the refusal is told');
  expect(told[0]).toMatch(/does not let the simulated gear in/);
});
