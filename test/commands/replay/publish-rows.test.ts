import { expect, test } from 'vitest';
import { publishRows, type ReplayProgress } from '../../../commands/replay/publish-rows.ts';
import type { ReadingRow } from '../../../commands/replay/read-readings.ts';

const START = Date.parse('2020-01-22T06:00Z');
const MINUTE = 60_000;

async function* rows(count: number, stations = ['A1']): AsyncGenerator<ReadingRow> {
  for (let index = 0; index < count; index++)
    yield {
      time: START + 10 * index * MINUTE,
      readings: stations.map((station) => ({ station, value: index })),
    };
}

function replaying(more: Partial<Parameters<typeof publishRows>[1]> = {}) {
  const clock = { time: 1_000, now: () => clock.time };
  const published: { at: number; topic: string; payload: string }[] = [];
  const seen: ReplayProgress[] = [];
  const options = {
    ...{ property: 'stage', shift: 0, speed: 600, signal: new AbortController().signal, clock },
    publish: async (topic: string, payload: string) => {
      published.push({ at: clock.time, topic, payload });
    },
    pause: async (ms: number) => {
      clock.time += ms;
    },
    onProgress: (progress: ReplayProgress) => void seen.push(progress),
    ...more,
  };
  return { clock, published, seen, options };
}

test('rows are published at the speed asked for', async () => {
  const { published, options } = replaying();
  await publishRows(rows(5), options);
  expect(published.map(({ at }) => at)).toEqual([1_000, 2_000, 3_000, 4_000, 5_000]);
});

test('without an end of speed nothing waits for the clock', async () => {
  const { clock, published, options } = replaying({ speed: Number.POSITIVE_INFINITY });
  await publishRows(rows(5), options);
  expect(published.length).toBe(5);
  expect(clock.time).toBe(1_000);
});

test('a message is JSON with the time moved by the shift and the value as it was', async () => {
  const { published, options } = replaying({ shift: MINUTE, property: 'discharge' });
  await publishRows(rows(1), options);
  expect(published[0]).toMatchObject({
    topic: 'poyang/A1/json',
    payload: '{"time":"2020-01-22T06:01:00.000Z","values":{"discharge":0}}',
  });
});

test('never more than a thousand messages wait for their acknowledgement', async () => {
  const waiting: (() => void)[] = [];
  const acknowledgeAll = () => {
    for (const done of waiting.splice(0)) done();
  };
  let most = 0;
  const { options } = replaying({
    speed: Number.POSITIVE_INFINITY,
    publish: () => {
      const answer = new Promise<void>((resolve) => waiting.push(resolve));
      most = Math.max(most, waiting.length);
      setImmediate(acknowledgeAll); // its turn comes when the replay has to wait
      return answer;
    },
  });
  const done = publishRows(rows(2_500), options);
  expect(await done).toMatchObject({ rows: 2_500, sent: 2_500, acknowledged: 2_500 });
  expect(most).toBe(1_000);
});

test('an abort sends no more, and what was sent is waited for and told', async () => {
  const stop = new AbortController();
  const { options } = replaying({
    signal: stop.signal,
    onProgress: ({ rows: count }) => void (count === 3 && stop.abort()),
  });
  expect(await publishRows(rows(9), options)).toMatchObject({ rows: 3, sent: 3, acknowledged: 3 });
});

test('after an abort a house that acknowledges nothing is given up', async () => {
  const stop = new AbortController();
  const { promise: givenUp, resolve } = Promise.withResolvers<void>();
  const { options } = replaying({
    ...{ signal: stop.signal, givenUp, speed: Number.POSITIVE_INFINITY },
    publish: () => {
      stop.abort();
      resolve();
      return new Promise(() => {});
    },
  });
  expect(await publishRows(rows(9), options)).toMatchObject({ sent: 1, acknowledged: 0 });
});

test('progress tells rows, event time and acknowledged messages', async () => {
  const { seen, options } = replaying();
  await publishRows(rows(2, ['A1', 'B2']), options);
  expect(seen.at(-1)).toMatchObject({ rows: 2, sent: 4, eventTime: START + 10 * MINUTE });
});

test('a publish that fails ends the replay with its reason', async () => {
  const { options } = replaying({ publish: () => Promise.reject(new Error('client ended')) });
  await expect(publishRows(rows(3), options)).rejects.toThrow('client ended');
});
