import { expect, test, vi } from 'vitest';
import type { Api } from '../../../../dashboard/web/live/api.ts';
import type { EventHandlers } from '../../../../dashboard/web/live/events.ts';
import { createHouse, withWarning } from '../../../../dashboard/web/live/house.ts';
import { entry, NOW, station, warning } from '../example-station.ts';

/** A house whose answers and events are in the test's hands. */
function setUp() {
  let handlers: EventHandlers | undefined;
  const ids: string[] = [];
  const answers = { latest: [entry()], fails: false };
  const answer = <T>(value: T) =>
    answers.fails ? Promise.reject(new Error('away')) : Promise.resolve(value);
  const api = {
    stations: () => answer({ stations: [station()] }),
    latest: () => answer({ time: NOW, lastEventId: 'boot-7', latest: answers.latest }),
    warnings: () => answer({ open: [warning()], recent: [], next: null }),
  } as unknown as Api;
  const house = createHouse(
    api,
    (id, given) => {
      ids.push(id);
      handlers = given;
      return () => {};
    },
    () => 1_000,
  );
  const events = () => {
    if (handlers === undefined) throw new Error('nobody follows yet');
    return handlers;
  };
  return { house, answers, ids, events };
}

test('fetches everything, then follows from the snapshot on, by the clock of the house', async () => {
  const { house, ids } = setUp();
  const stop = house.start();
  await expect.poll(() => ids).toEqual(['boot-7']);
  expect(house.stations.value).toHaveLength(1);
  expect(house.latest.value.get('a/stage')?.value).toBe(18);
  expect(house.now.value).toBe(NOW);
  expect(house.connection.value).toBe('connecting');
  stop();
});

test('events overlay what is known, entry by entry, a withdrawn value too', async () => {
  const { house, events, ids } = setUp();
  const stop = house.start();
  await expect.poll(() => ids.length).toBe(1);
  events().open();
  expect(house.connection.value).toBe('live');
  events().latest([entry({ value: 19.5 }), entry({ property: 'rainfall', value: null })]);
  expect(house.latest.value.get('a/stage')?.value).toBe(19.5);
  expect(house.latest.value.get('a/rainfall')?.value).toBeNull();
  events().station(station({ name: { zh: '乙', en: 'Yi' } }));
  expect(house.stations.value.map(({ name }) => name.en)).toEqual(['Yi']);
  events().warning(warning({ severity: undefined }));
  expect(house.warnings.value).toEqual([]);
  expect(house.news.value?.severity).toBeUndefined();
  stop();
});

test('a break keeps the last values and the time it began; the first of several counts', async () => {
  const { house, events, ids } = setUp();
  const stop = house.start();
  await expect.poll(() => ids.length).toBe(1);
  events().open();
  events().broken();
  events().broken();
  expect(house.connection.value).toEqual({ brokenSince: NOW });
  expect(house.latest.value.size).toBe(1);
  events().open();
  expect(house.connection.value).toBe('live');
  stop();
});

test('a reset fetches everything anew', async () => {
  const { house, events, answers, ids } = setUp();
  const stop = house.start();
  await expect.poll(() => ids.length).toBe(1);
  answers.latest = [entry({ value: 21 })];
  events().reset();
  await expect.poll(() => house.latest.value.get('a/stage')?.value).toBe(21);
  expect(house.generation.value).toBe(2);
  expect(house.connection.value).toBe('live');
  stop();
});

test('a house that is away at first is asked again until it answers', async () => {
  vi.useFakeTimers();
  const { house, answers, ids } = setUp();
  answers.fails = true;
  const stop = house.start();
  await vi.advanceTimersByTimeAsync(100);
  expect(house.connection.value).toEqual({ brokenSince: 1_000 });
  answers.fails = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ids).toEqual(['boot-7']);
  stop();
  vi.useRealTimers();
});

test('a warning takes the place of the one before at its station and hazard, the worst first', () => {
  const open = [warning({ station: 'b', severity: 'orange' }), warning()];
  expect(withWarning(open, warning({ severity: 'red' })).map((w) => w.severity)).toEqual([
    'red',
    'orange',
  ]);
  expect(withWarning(open, warning({ hazard: 'low_water' }))).toHaveLength(3);
  expect(withWarning(open, warning({ severity: undefined })).map((w) => w.station)).toEqual(['b']);
});
