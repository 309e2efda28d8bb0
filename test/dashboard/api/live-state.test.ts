import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startLiveState } from '../../../dashboard/api/live-state.ts';
import { LatestEntry } from '../../../domain/api-answers.ts';
import { PoyangError } from '../../../domain/errors.ts';
import { FAIL } from '../../../domain/quality.ts';
import { observations } from '../../../domain/topics.ts';
import { silentLogger } from '../../../infra/logger.ts';
import type { Store } from '../../../infra/store/store.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { breakableLog } from './breakable-log.ts';
import { eventually, observed, T0 } from './made.ts';

async function live({ log = breakableLog(), store = memoryStore() } = {}) {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const published: LatestEntry[][] = [];
  const state = await startLiveState({
    ...{ log, store, logger: silentLogger, signal: ending.signal, pauseMs: 1 },
    publish: (json) => published.push(LatestEntry.array().parse(JSON.parse(json))),
  });
  const values = () =>
    LatestEntry.array()
      .parse(JSON.parse(state.snapshot()))
      .map(({ value }) => value);
  return { log, store, state, published, values };
}

test('nothing falls between the store’s word and the log’s', async () => {
  const log = breakableLog();
  const store = memoryStore();
  await store.write([observed({ value: 1 })]);
  const slowStore: Store = {
    ...store,
    async latest() {
      const latest = await store.latest();
      await log.append(observations, [[observed({ time: T0 + 1, value: 2 })]]);
      return latest;
    },
  };
  const { values } = await live({ log, store: slowStore });
  await eventually(values).toEqual([2]);
});

test('what the log held before the start is the store’s to tell', async () => {
  const log = breakableLog();
  await log.append(observations, [[observed({ value: 1 })]]);
  const { values, state } = await live({ log });
  await log.append(observations, [[observed({ station: 'B', value: 2 })]]);
  await eventually(values).toEqual([2]);
  expect(state.newestReceived()).toBe(T0 + 1_000);
});

test('changes are gathered for a quarter of a second and published once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { log, published, values } = await live();
  for (let i = 1; i <= 100; i++)
    await log.append(observations, [[observed({ time: T0 + i, value: i })]]);
  while (values()[0] !== 100) await turn();
  vi.advanceTimersByTime(249);
  expect(published).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(published).toMatchObject([[{ station: 'A', value: 100 }]]);
  vi.advanceTimersByTime(10_000);
  expect(published).toHaveLength(1);
});

test('after a break of the log the store is asked anew, for what came and what fell meanwhile', async () => {
  const { log, store, state, values, published } = await live();
  const tell = async (own: Parameters<typeof observed>[0]) => {
    await store.write([observed(own)]);
    await log.append(observations, [[observed(own)]]);
  };
  await tell({ station: 'A', value: 1 });
  await tell({ station: 'B', value: 2 });
  await eventually(values).toEqual([1, 2]);
  log.break();
  await eventually(() => state.ok()).toBe(false);
  await tell({ station: 'A', flag: FAIL });
  await tell({ station: 'B', time: T0 + 1, value: 3 });
  log.mend();
  await eventually(values).toEqual([3]);
  expect(state.ok()).toBe(true);
  await eventually(() => published.flat()).toContainEqual(
    expect.objectContaining({ station: 'A', value: null }),
  );
});

test('a house that starts before its store can be read waits for it', async () => {
  const store = memoryStore();
  await store.write([observed({ value: 1 })]);
  let failures = 3;
  const { values } = await live({
    store: {
      ...store,
      latest: async () => {
        if (failures-- > 0) throw new PoyangError('STORE_UNAVAILABLE', 'locked');
        return store.latest();
      },
    },
  });
  expect(values()).toEqual([1]);
});

test('a house whose store only a person can mend does not start', async () => {
  const store = memoryStore();
  const newer = new PoyangError('DATA_NEWER', 'use a newer poyang');
  const start = live({ store: { ...store, latest: () => Promise.reject(newer) } });
  await expect(start).rejects.toBe(newer);
});
