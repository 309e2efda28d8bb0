import { expect, test, vi } from 'vitest';
import type { Api } from '../../../../dashboard/web/live/api.ts';
import type { EventHandlers } from '../../../../dashboard/web/live/events.ts';
import { createHouse, withWarning } from '../../../../dashboard/web/live/house.ts';
import { entry, NOW, station, warning } from '../example-station.ts';

type Question = 'stations' | 'latest' | 'warnings' | 'forecasts';

/** A house whose answers and events are in the test's hands; an answer says what held when it was asked for. */
function setUp() {
  const follower: { handlers?: EventHandlers } = {};
  const ids: string[] = [];
  const asked: Question[] = [];
  const held = new Map<Question, Promise<void>>();
  const clock = { time: 1_000 };
  const answers = {
    ...{ latest: [entry()], warnings: [warning()], lastEventId: 'boot-7', fails: false },
    speed: undefined as number | undefined,
  };
  const answer = async <T>(question: Question, value: T): Promise<T> => {
    const { fails } = answers;
    asked.push(question);
    await held.get(question);
    if (fails) throw new Error('away');
    return value;
  };
  const api = {
    stations: () => answer('stations', { stations: [station()] }),
    latest: () => {
      const { latest, lastEventId, speed } = answers;
      return answer('latest', { time: NOW, speed, lastEventId, latest });
    },
    warnings: () => answer('warnings', { open: answers.warnings, forecast: [] }),
    forecasts: () => answer('forecasts', { time: NOW, forecasts: [] }),
    drought: async () => ({ droughts: [], lowWaters: [] }),
    risk: async () => ({ risks: [] }),
    troubled: async () => ({ house: [], devices: [] }),
  } as unknown as Api;
  const house = createHouse(
    api,
    (id, handlers) => {
      ids.push(id);
      follower.handlers = handlers;
      return () => {
        delete follower.handlers;
      };
    },
    () => clock.time,
  );
  const events = () => follower.handlers ?? expect.fail('nobody follows');
  /** Holds back the answers to a question until the returned function is called. */
  const hold = (question: Question) => {
    const gate = Promise.withResolvers<void>();
    held.set(question, gate.promise);
    return () => {
      held.delete(question);
      gate.resolve();
    };
  };
  return { house, clock, answers, asked, hold, ids, events };
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

test('now goes on as fast as the clock of the house', async () => {
  const { house, answers, clock, events, ids } = setUp();
  answers.speed = 60;
  const stop = house.start();
  await expect.poll(() => ids.length).toBe(1);
  clock.time += 2_000;
  events().latest([]);
  expect(house.now.value).toBe(NOW + 120_000);
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
  events().broken(0);
  events().broken(0);
  expect(house.connection.value).toEqual({ brokenSince: NOW });
  expect(house.latest.value.size).toBe(1);
  events().open();
  expect(house.connection.value).toBe('live');
  stop();
});

test('a house that fell silent is broken since it was last heard', async () => {
  const { house, events, ids } = setUp();
  const stop = house.start();
  await expect.poll(() => ids.length).toBe(1);
  events().open();
  events().broken(35_000);
  expect(house.connection.value).toEqual({ brokenSince: NOW - 35_000 });
  stop();
});

test('a reset fetches everything anew', async () => {
  const { house, events, answers, ids } = setUp();
  const stop = house.start();
  await expect.poll(() => ids.length).toBe(1);
  answers.latest = [entry({ value: 21 })];
  answers.lastEventId = 'boot-9';
  events().reset();
  await expect.poll(() => ids).toEqual(['boot-7', 'boot-9']);
  expect(house.latest.value.get('a/stage')?.value).toBe(21);
  expect(house.generation.value).toBe(2);
  stop();
});

test('a warning told while the first answers are on their way is after the event that is followed from', async () => {
  const { house, answers, asked, hold, ids } = setUp();
  answers.warnings = [];
  const release = hold('latest');
  const stop = house.start();
  expect(asked).toEqual(['latest']); // the others would say what held before the event that it names
  answers.warnings = [warning()];
  release();
  await expect.poll(() => ids).toEqual(['boot-7']);
  expect(house.warnings.value).toHaveLength(1);
  stop();
});

test('after a reset nothing is heard until it is known from where on: no answer overwrites an event', async () => {
  const { house, answers, hold, ids, events } = setUp();
  const stop = house.start();
  await expect.poll(() => ids.length).toBe(1);
  answers.warnings = [];
  answers.lastEventId = 'boot-9';
  const release = hold('warnings');
  events().reset();
  expect(events).toThrow('nobody follows');
  release();
  await expect.poll(() => ids).toEqual(['boot-7', 'boot-9']);
  expect(house.warnings.value).toEqual([]);
  events().warning(warning()); // event 10, told anew to who comes with 9
  expect(house.warnings.value).toHaveLength(1);
  stop();
});

test('a house that is left while it answers is not followed', async () => {
  const { house, hold, ids } = setUp();
  const release = hold('warnings');
  house.start()();
  release();
  await expect.poll(() => house.generation.value).toBe(1);
  await Promise.resolve();
  expect(ids).toEqual([]);
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
  const after = withWarning(open, warning({ severity: 'red' }));
  expect(after.map((w) => w.severity)).toEqual(['red', 'orange']);
  expect(withWarning(open, warning({ hazard: 'low_water' }))).toHaveLength(3);
  expect(withWarning(open, warning({ severity: undefined })).map((w) => w.station)).toEqual(['b']);
});
