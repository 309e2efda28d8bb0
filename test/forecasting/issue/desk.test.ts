import { expect, test } from 'vitest';
import { HOUR_MS } from '../../../domain/time.ts';
import { openDesk } from '../../../forecasting/issue/desk.ts';
import type { Shelf } from '../../../forecasting/issue/shelf.ts';
import { memoryJournal } from '../../fakes/memory-journal.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { REF, readings, START, STATIONS, trainedGauge } from './a-little-basin.ts';

const gauge = await trainedGauge();
const shelf: Shelf = {
  take: async ({ station }) => (station === REF.station ? gauge : undefined),
  refuse(_, reason) {
    throw new Error(reason);
  },
  close() {},
};
const signal = new AbortController().signal;

/** A house of which the first hours are known. */
async function house(hours: number) {
  const store = memoryStore();
  await store.write(readings(hours));
  const clock = { time: START + hours * HOUR_MS, now: () => clock.time };
  const desk = openDesk({ store, journal: memoryJournal(), clock, stations: STATIONS, shelf });
  const look = async () => (await desk.look(signal)).forecasts.map(hourOf);
  const learn = (from: number, to: number) =>
    store.write(readings(to).filter((one) => one.time >= START + from * HOUR_MS));
  return { desk, store, clock, look, learn };
}

function hourOf({ issued }: { issued: number }): number {
  return (issued - START) / HOUR_MS;
}

test('a full hour is issued once, at the look after the one that saw it, for neighbours report meanwhile', async () => {
  const { look, learn } = await house(301);
  expect(await look()).toEqual([]);
  expect(await look()).toEqual([300]);
  expect(await look()).toEqual([]);
  await learn(301, 302);
  expect(await look()).toEqual([]);
  expect(await look()).toEqual([301]);
});

test('hours that passed between two looks are all issued, and none from before the house was there', async () => {
  const { look, learn } = await house(301);
  await look();
  await look();
  await learn(301, 306);
  await look();
  expect(await look()).toEqual([301, 302, 303, 304, 305]);
});

test('late readings change the issues of the last hours, and what does not change is not told again', async () => {
  const { look, learn, store, clock } = await house(301);
  await look();
  await look();
  await learn(301, 304);
  await look();
  await look();
  const [late] = readings(303).filter(
    ({ station, time }) => station === 'down' && time === START + 302 * HOUR_MS,
  );
  await store.write(late ? [{ ...late, value: (late.value ?? 0) + 2 }] : []);
  clock.time += HOUR_MS;
  expect(await look()).toEqual([302, 303]);
});

test('a forecast that lacked what its model looks at is made again when it has come', async () => {
  const { desk, store, look } = await house(0);
  await store.write(readings(301).filter(({ time }) => time >= START + 290 * HOUR_MS));
  await look();
  const [first] = (await desk.look(signal)).forecasts;
  expect(first?.model).toBe('persistence');
  await store.write(readings(301));
  const [second] = (await desk.look(signal)).forecasts;
  expect(second?.model).toBe('stack');
  expect(second?.issued).toBe(first?.issued);
});
