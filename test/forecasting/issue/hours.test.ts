import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { rememberedHours, storedHours } from '../../../forecasting/issue/hours.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { observation } from '../../streams/little-house.ts';
import { START, STATIONS } from './a-little-basin.ts';

const STAGE = { station: 'down', property: 'stage' };
const RAIN = { station: 'up', property: 'rainfall' };
const at = (hours: number) => START + hours * HOUR_MS;

test('an instant is the last usable value up to the full hour, a total the sum until then', async () => {
  const store = memoryStore();
  await store.write([
    observation({ ...STAGE, time: at(1) - 10 * MINUTE_MS, value: 10 }),
    observation({ ...STAGE, time: at(1), value: 11 }),
    observation({ ...STAGE, time: at(1) + 1, value: 12 }),
    observation({ ...STAGE, time: at(2), value: 99, flag: 3 }),
    observation({ ...STAGE, time: at(3), value: 98, flag: 4 }),
    observation({ ...RAIN, time: at(0) + MINUTE_MS, value: 2 }),
    observation({ ...RAIN, time: at(1), value: 3 }),
  ]);
  const hours = storedHours(store, STATIONS);
  const span = { from: at(1), to: at(3) };
  expect(Array.from(await hours(STAGE, span))).toEqual([11, 12, Number.NaN]);
  expect(Array.from(await hours(RAIN, span))).toEqual([5, Number.NaN, Number.NaN]);
});

test('a jump at the end of the hours asked for does not count until a later reading has borne it out', async () => {
  const flow = { station: 'down', property: 'discharge' };
  const minute = (minutes: number, value: number, flag: 1 | 3 = 1) =>
    observation({ ...flow, time: at(1) - minutes * MINUTE_MS, value, flag });
  const flood = async (last: number) => {
    const store = memoryStore();
    await store.write([minute(10, 50_000), minute(5, 50_100), minute(0, last)]);
    return storedHours(store, STATIONS)(flow, { from: at(1), to: at(1) });
  };
  expect(Array.from(await flood(60_000))).toEqual([50_100]); // a fifth more in five minutes
  expect(Array.from(await flood(50_300))).toEqual([50_300]);
  const store = memoryStore();
  await store.write([minute(10, 50_000), minute(5, 50_100), minute(0, 60_000)]);
  await store.write([minute(-5, 60_100)]);
  const hours = storedHours(store, STATIONS);
  expect(Array.from(await hours(flow, { from: at(1), to: at(1) }))).toEqual([60_000]);
  expect(Array.from(await hours(flow, { from: at(1), to: at(2) }))).toEqual([60_000, 60_100]);
});

test('a gauge that reads once an hour is taken at its word', async () => {
  const store = memoryStore();
  await store.write([
    observation({ ...STAGE, time: at(1), value: 10 }),
    observation({ ...STAGE, time: at(2), value: 19 }),
  ]);
  const hours = storedHours(store, STATIONS);
  expect(Array.from(await hours(STAGE, { from: at(1), to: at(2) }))).toEqual([10, 19]);
});

test('remembered hours are those of the store, though of the past only the last are read again', async () => {
  const asked: number[] = [];
  const remembered = rememberedHours(async (_, { from, to }) => {
    asked.push((to - from) / HOUR_MS + 1);
    return Float64Array.from({ length: (to - from) / HOUR_MS + 1 }, (_, i) => from / HOUR_MS + i);
  }, 2);
  const ask = async (from: number, to: number) =>
    Array.from(await remembered.of(STAGE, { from: from * HOUR_MS, to: to * HOUR_MS }));
  expect(await ask(10, 14)).toEqual([10, 11, 12, 13, 14]);
  expect(await ask(11, 15)).toEqual([11, 12, 13, 14, 15]);
  expect(await ask(2, 6)).toEqual([2, 3, 4, 5, 6]); // a neighbour that has fallen behind
  expect(await ask(9, 15)).toEqual([9, 10, 11, 12, 13, 14, 15]);
  expect(await ask(40, 41)).toEqual([40, 41]);
  expect(asked).toEqual([5, 3, 5, 7, 2]);
});
