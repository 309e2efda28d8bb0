import { expect, test } from 'vitest';
import { storedSpan } from '../../commands/stored-span.ts';
import { memoryStore } from '../fakes/memory-store.ts';
import { observation, START } from '../infra/store/observations.ts';
import { loadStation } from '../load/load-station.ts';

const stations = ['a', 'b', 'c'].map((id) => loadStation(id));

async function spanOf(times: Record<string, readonly number[]>, property = 'stage') {
  const store = memoryStore();
  for (const [station, offsets] of Object.entries(times))
    await store.write(offsets.map((at) => observation({ station, property, time: START + at })));
  return storedSpan(store, stations);
}

test('an empty store spans nothing, and so does one that holds other stations only', async () => {
  expect(await spanOf({})).toBeUndefined();
  expect(await spanOf({ replayed: [1, 9] })).toBeUndefined();
});

test('a filling that broke off has reached no further than the station it reached least', async () => {
  const span = await spanOf({ a: [1, 5, 9], b: [4, 8], replayed: [0, 99] });
  expect(span).toEqual({ oldest: START + 4, newest: START + 9 });
});

test('a house without a stage has its span too', async () => {
  const span = await spanOf({ c: [2, 3] }, 'rainfall');
  expect(span).toEqual({ oldest: START + 2, newest: START + 3 });
});

test('of a station that measures several things the one that reported last counts', async () => {
  const store = memoryStore();
  await store.write([
    observation({ station: 'a', property: 'evaporation', time: START }),
    observation({ station: 'a', time: START + 1 }),
    observation({ station: 'a', time: START + 7 }),
  ]);
  expect(await storedSpan(store, stations)).toEqual({ oldest: START + 1, newest: START + 7 });
});
