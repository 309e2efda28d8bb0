import { expect, test } from 'vitest';
import { createBackOff } from '../../../ingest/outside/back-off.ts';

test('waits double up to thirty seconds and begin again after a success', () => {
  const backOff = createBackOff(() => 1);
  const waits = Array.from({ length: 7 }, () => backOff.next());
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  backOff.reset();
  expect(backOff.next()).toBe(1_000);
});

test('chance takes up to half of a wait away, so that replicas do not come back in step', () => {
  expect(createBackOff(() => 0).next()).toBe(500);
  expect(createBackOff(() => 0.5).next()).toBe(750);
});
