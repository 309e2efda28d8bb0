import { getEventListeners } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fillHistory, type HistoryOptions } from '../../../devices/simulator/history.ts';
import type { PastPart } from '../../../devices/simulator/past-gear.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

const NOW = Date.UTC(2026, 6, 1, 3, 7, 41);
const stations = builtInStations().filter(({ kind }) => kind === 'rain');
const clock = { now: () => NOW };

/** A filling whose packets say which station and which block they are of. */
function filling(options: Partial<HistoryOptions> = {}) {
  const parts: PastPart[] = [];
  const sent: string[] = [];
  const stopped = vi.fn();
  const filled = Promise.withResolvers<void>();
  const history = fillHistory({
    ...{ stations, clock },
    startWorker: () => ({
      async packetsOf(part) {
        parts.push(part);
        const some = stations.slice(part.first, part.last);
        return some.map(({ id }) => ({ topic: id, payload: String(part.block.to) }));
      },
      stop: async () => stopped(),
    }),
    door: { send: async ({ topic, payload }) => void sent.push(`${topic} ${payload}`) },
    onProgress: ({ done, total }) => done === total && filled.resolve(),
    ...options,
  });
  onTestFinished(history.stop);
  return { history, parts, sent, stopped, filled: filled.promise };
}

test('every station has its packet of every block, and the last station is the last of each', async () => {
  const { history, sent, filled } = filling();
  history.add({ from: NOW - 37 * HOUR_MS, to: NOW });
  await filled;
  expect(sent.length).toBe(3 * stations.length);
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent[stations.length - 1]).toBe(`${stations.at(-1)?.id} ${NOW}`);
});

test('what was missed today goes before what is left of older days', async () => {
  const { history, parts, filled } = filling();
  history.add({ from: NOW - 3 * DAY_MS, to: NOW - 2 * DAY_MS });
  history.add({ from: NOW - HOUR_MS, to: NOW });
  await filled;
  const ends = [...new Set(parts.map(({ block }) => block.to))];
  expect(ends[0]).toBe(NOW - 2 * DAY_MS); // was on its way already
  expect(ends[1]).toBe(NOW);
  expect(ends.slice(2)).toEqual(ends.slice(2).toSorted((a, b) => b - a));
});

test('the worker is stopped when all is filled, and another begins what comes later', async () => {
  const { history, sent, stopped, filled } = filling();
  history.add({ from: NOW - HOUR_MS, to: NOW });
  await filled;
  await vi.waitFor(() => expect(stopped).toHaveBeenCalledTimes(1));
  history.add({ from: NOW - 2 * HOUR_MS, to: NOW - HOUR_MS });
  await vi.waitFor(() => expect(stopped).toHaveBeenCalledTimes(2));
  expect(sent.length).toBe(2 * stations.length);
});

test('no more is sent while the house has much to deal with', async () => {
  let waiting = 100;
  const looked = vi.fn();
  const { history, sent, filled } = filling({
    backlog: async () => {
      looked();
      return waiting;
    },
  });
  history.add({ from: NOW - HOUR_MS, to: NOW });
  await vi.waitFor(() => expect(looked.mock.calls.length).toBeGreaterThan(2));
  expect(sent.length).toBeLessThan(stations.length);
  waiting = 0;
  await filled;
  expect(sent.length).toBe(stations.length);
});

test('a stop in the middle of filling does not wait for a house that is silent', async () => {
  const send = vi.fn(() => new Promise<void>(() => {}));
  const { history } = filling({ door: { send } });
  history.add({ from: NOW - DAY_MS, to: NOW });
  history.add({ from: NOW - 2 * DAY_MS, to: NOW - DAY_MS });
  await new Promise((resolve) => setImmediate(resolve));
  await history.stop();
  expect(send).toHaveBeenCalled();
  expect(send.mock.calls.length).toBeLessThan(stations.length);
});

test('however many packets are sent, a filling listens for its stop once', async () => {
  const listening = vi.spyOn(AbortSignal.prototype, 'addEventListener');
  onTestFinished(() => listening.mockRestore());
  const { history, filled } = filling();
  history.add({ from: NOW - DAY_MS, to: NOW });
  await filled;
  const [signal] = listening.mock.contexts;
  expect(getEventListeners(signal as AbortSignal, 'abort')).toHaveLength(1);
});
