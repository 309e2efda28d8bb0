import { expect, test } from 'vitest';
import { crestOf, hoursTo, type Paths } from '../../../forecasting/issue/paths.ts';
import { LEVELS } from '../../../forecasting/quantiles.ts';

/** Medians at each lead, the courses spread evenly about them, a metre wide between 5 and 95 %. */
function paths(now: number, medians: Readonly<Record<number, number>>): Paths {
  const entries = Object.entries(medians);
  return {
    now,
    leads: entries.map(([lead]) => Number(lead)),
    rows: entries.map(([, median]) =>
      Float64Array.from(LEVELS, (level) => median + (level - 0.5) / 0.9),
    ),
  };
}

const exact = (value: number) => Math.round(1e6 * value) / 1e6;

test('the time to a level is straight between leads, with the range of the courses', () => {
  const rising = paths(10, { 6: 11, 12: 12, 24: 13 });
  expect(hoursTo(rising, 11.5, 1)).toEqual({ likely: 9, earliest: 6, latest: 12 });
  expect(hoursTo(rising, 13.2, 1)).toEqual({
    likely: null,
    earliest: expect.any(Number),
    latest: null,
  });
});

test('a level that is passed already takes no time; one for low water is passed downwards', () => {
  expect(hoursTo(paths(10, { 6: 9 }), 9.5, 1).likely).toBe(0);
  expect(hoursTo(paths(10, { 6: 9 }), 9.5, -1)).toEqual({ likely: 3, earliest: 2, latest: 6 });
});

test('a crest lies within the leads, with its range in height and time', () => {
  expect(crestOf(paths(10, { 6: 11, 12: 12, 24: 11, 48: 10 }), exact)).toEqual({
    value: { likely: 12, from: 11.5, to: 12.5 },
    hours: { likely: 12, from: 6, to: 24 },
  });
});

test('what falls from now on, or still rises at the end, has no crest yet', () => {
  expect(crestOf(paths(10, { 6: 9, 12: 8 }), exact)).toBeNull();
  expect(crestOf(paths(10, { 6: 11, 12: 12 }), exact)).toBeNull();
});
