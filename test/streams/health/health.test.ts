import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PoyangError } from '../../../domain/errors.ts';
import { deviceHealth, observations, raw } from '../../../domain/topics.ts';
import { newest } from '../../../infra/follow.ts';
import { health } from '../../../streams/health/health.ts';
import { keepHealth } from '../../../streams/health/keep-health.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { littleHouse, NOW, station } from '../little-house.ts';
import { gauge, observed } from './observed.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

/** The processor over one gauge, a reading taken in; so many packets wait in the log. */
async function opened(waiting: number) {
  const house = littleHouse([gauge()]);
  const ending = new AbortController();
  const take = await health.open(house.context, ending.signal);
  const reading = observed(-1);
  await house.store.write([reading]);
  await house.log.append(
    raw,
    Array.from({ length: waiting }, () => ({
      ...{ device: 'A', codec: 'json', received: NOW, payload: new Uint8Array() },
    })),
  );
  await take([{ message: [reading], position: { partition: 0, offset: 0 } }]);
  const records = async () => [...(await newest(house.log, deviceHealth)).values()];
  return { ending, records };
}

test('records are told by the clock of the house, some seconds after they have changed', async () => {
  const { ending, records } = await opened(0);
  vi.advanceTimersByTime(5_000);
  await expect.poll(records).toMatchObject([{ station: '62302250', seen: NOW - 60_000 }]);
  ending.abort();
});

test('while packets wait to be judged nobody is looked at, for what is missing may be among them', async () => {
  const { ending, records } = await opened(10_001);
  vi.advanceTimersByTime(60_000);
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
  expect(await records()).toEqual([]);
  ending.abort();
});

test('a log that does not say what waits ends nothing: the next look asks again', async () => {
  const house = littleHouse([gauge()]);
  const ending = new AbortController();
  let asked = 0;
  const lag = async () => {
    asked += 1;
    if (asked <= 2) throw new PoyangError('LOG_UNAVAILABLE', 'no broker answers');
    return 0;
  };
  const log = { ...house.context.log, lag };
  const take = await health.open({ ...house.context, log }, ending.signal);
  const reading = observed(-1);
  await house.store.write([reading]);
  const entry = { message: [reading], position: { partition: 0, offset: 0 } };
  await take([entry]);
  vi.advanceTimersByTime(5_000);
  await expect.poll(() => asked).toBe(2);
  await take([entry]);
  const records = async () => [...(await newest(house.log, deviceHealth)).values()];
  await expect
    .poll(async () => {
      vi.advanceTimersByTime(5_000);
      return (await records()).length;
    })
    .toBe(1);
  ending.abort();
});

test('a station that is changed while the store is read is looked after as it is now', async () => {
  const store = memoryStore();
  const house = littleHouse([gauge('A')], store);
  const keeper = keepHealth(house.context, new Map());
  house.onStation(keeper.forget, new AbortController().signal);
  const range = vi.spyOn(store, 'range');
  range.mockImplementationOnce((query) => {
    const series = [{ property: 'stage', unit: 'm', intervalSeconds: 60 }];
    house.change(station({ id: 'A', series }));
    return memoryStore().range(query);
  });
  const reading = observed(-1, { station: 'A' });
  await store.write([reading]);
  await keeper.take([{ message: [reading], position: { partition: 0, offset: 0 } }]);
  await keeper.look(NOW);
  await keeper.tellSome(NOW, 1);
  const told = [...(await newest(house.log, deviceHealth)).values()];
  expect(told).toMatchObject([{ station: 'A', seen: reading.time, intervalSeconds: 60 }]);
});

test('it reads what the warnings read, and shares their reader', () => {
  expect(health.reads).toBe(observations);
});
