import { expect, test } from 'vitest';
import { gapsIn } from '../../../streams/quality/gaps.ts';
import { MINUTE } from '../little-house.ts';

const every5 = (...minutes: number[]) =>
  gapsIn(
    minutes.map((one) => one * MINUTE),
    300,
  ).map(({ from, to, missing }) => [from / MINUTE, to / MINUTE, missing]);

test('readings at every turn leave no gap, nor does one a little late, or one too many', () => {
  expect(every5(0, 5, 10, 15)).toEqual([]);
  expect(every5(0, 5, 12, 15)).toEqual([]);
  expect(every5(0, 5, 6, 10)).toEqual([]);
  expect(every5()).toEqual([]);
});

test('each silence is told with its ends and how many readings were due in it', () => {
  expect(every5(0, 10, 15, 75)).toEqual([
    [0, 10, 1],
    [15, 75, 11],
  ]);
});
