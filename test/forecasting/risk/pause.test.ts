import { expect, test } from 'vitest';
import { pauseAfter, SOONEST } from '../../../forecasting/risk/pause.ts';

test('what is not known is looked at soon while the past fills, and ever more seldom when nothing comes', () => {
  expect(pauseAfter(16, true)).toBe(SOONEST);
  const pauses = [1, 2, 3, 4, 5].reduce<number[]>(
    (all) => [...all, pauseAfter(all.at(-1) ?? 0, false)],
    [SOONEST],
  );
  expect(pauses).toEqual([2, 4, 8, 16, 16, 16]);
});
