import { expect, test } from 'vitest';
import { createBackOff, pause } from '../../infra/back-off.ts';

test('waits double up to thirty seconds and begin again after a success', () => {
  const backOff = createBackOff();
  const waits = Array.from({ length: 7 }, () => backOff.next());
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  backOff.reset();
  expect(backOff.next()).toBe(1_000);
});

test('the first wait and the longest are as asked', () => {
  const backOff = createBackOff({ firstMs: 1, longestMs: 20 });
  expect(Array.from({ length: 6 }, () => backOff.next())).toEqual([1, 2, 4, 8, 16, 20]);
});

test('chance takes up to half of a wait away, so that replicas do not come back in step', () => {
  expect(createBackOff({ random: () => 0 }).next()).toBe(500);
  expect(createBackOff({ random: () => 0.5 }).next()).toBe(750);
});

test('an abort ends a pause, before it or in it, without an error', async () => {
  const stop = new AbortController();
  const pausing = pause(1e9, stop.signal);
  stop.abort();
  await pausing;
  await pause(1e9, stop.signal);
});
