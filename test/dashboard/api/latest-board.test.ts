import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLatestBoard } from '../../../dashboard/api/latest-board.ts';
import { LatestEntry } from '../../../domain/api-answers.ts';
import type { Observation } from '../../../domain/observation.ts';
import { FAIL, MISSING, reasonMask, SUSPECT } from '../../../domain/quality.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { observed, SEEDED, T0 } from './made.ts';

function board() {
  const made = createLatestBoard();
  const entries = (json = '[]') => LatestEntry.array().parse(JSON.parse(json));
  return {
    ...made,
    changes: () => entries(made.takeChanges()),
    all: () => entries(made.snapshot()),
  };
}

test('an older observation never replaces a newer one', () => {
  const { apply, all } = board();
  apply([observed({ time: T0, value: 2 })]);
  apply([observed({ time: T0 - 1, value: 1 })]);
  expect(all()).toMatchObject([{ time: T0, value: 2 }]);
});

test.each([
  ['failed', { value: -999, flag: FAIL }],
  ['missing', { value: null, flag: MISSING }],
] as const)('a %s observation never becomes the latest', (_, bad) => {
  const { apply, all } = board();
  apply([observed({ value: 2 }), observed({ time: T0 + 1, ...bad })]);
  expect(all()).toMatchObject([{ time: T0, value: 2 }]);
});

test('a suspect observation stands, with its reasons spelled and without a trend', () => {
  const { apply, all } = board();
  apply([observed({ time: T0 - HOUR_MS })]);
  apply([observed({ flag: SUSPECT, reasons: reasonMask(['spike', 'rate_of_change']) })]);
  expect(all()).toEqual([
    {
      station: 'A',
      property: 'stage',
      time: T0,
      value: 19.03,
      flag: SUSPECT,
      reasons: ['rate_of_change', 'spike'],
      trendPerHour: null,
    },
  ]);
});

test('the latest point that is judged anew changes its flag', () => {
  const { apply, changes } = board();
  apply([observed()]);
  changes();
  apply([observed({ flag: SUSPECT })]);
  expect(changes()).toMatchObject([{ time: T0, flag: SUSPECT }]);
});

test('the latest point that fails after all is withdrawn, and an older one may stand', () => {
  const { apply, changes, all } = board();
  apply([observed()]);
  const [series] = apply([observed({ flag: FAIL })]);
  expect(series).toMatchObject({ station: 'A', property: 'stage' });
  expect(changes()).toMatchObject([{ time: T0, value: null, flag: FAIL }]);
  expect(all()).toEqual([]);
  apply([observed({ time: T0 - 1, value: 18 })]);
  expect(all()).toMatchObject([{ time: T0 - 1, value: 18 }]);
});

test('the same observation again is no change', () => {
  const { apply, changes } = board();
  apply([observed()]);
  expect(changes()).toHaveLength(1);
  apply([observed()]);
  expect(changes()).toEqual([]);
});

test('the same observation with another value is one change', () => {
  const { apply, changes } = board();
  for (const value of [1, 2, 3]) apply([observed({ value })]);
  expect(changes()).toMatchObject([{ value: 3 }]);
});

test('the trend follows the hour before, and late points of that hour', () => {
  const { apply, changes } = board();
  apply([observed({ value: 19 })]);
  expect(changes()).toMatchObject([{ trendPerHour: null }]);
  apply([observed({ time: T0 - HOUR_MS, value: 18.5 })]);
  expect(changes()).toMatchObject([{ time: T0, value: 19, trendPerHour: 0.5 }]);
});

test('totals have no trend: the rain of five minutes does not rise', () => {
  const { apply, all } = board();
  const rain = { property: 'rainfall', value: 3 };
  apply([observed({ ...rain, time: T0 - HOUR_MS }), observed({ ...rain, value: 9 })]);
  expect(all()).toMatchObject([{ value: 9, trendPerHour: null }]);
});

test('loading brings the store’s word, and withdraws what it knows nothing of', () => {
  const { apply, load, changes, all } = board();
  apply([observed({ station: 'A' }), observed({ station: 'B' })]);
  changes();
  load([observed({ station: 'A', time: T0 - 1, value: 7 })]);
  expect(all()).toMatchObject([{ station: 'A', time: T0 - 1, value: 7 }]);
  expect(changes()).toMatchObject([
    { station: 'A', value: 7 },
    { station: 'B', value: null },
  ]);
});

test('whatever the order of good, suspect, failed and doubled observations, the same point stands', () => {
  const day: fc.Arbitrary<Observation[]> = fc
    .uniqueArray(
      fc.record({
        time: fc.integer({ min: 0, max: 50 }),
        flag: fc.constantFrom(1, 2, SUSPECT, FAIL, MISSING),
      }),
      { minLength: 1, selector: ({ time }) => time },
    )
    .map((points) =>
      points.map(({ time, flag }) => observed({ time: T0 + time, value: time, flag })),
    );
  const jumbled = day.chain((points) =>
    fc.tuple(
      fc.constant(points.toSorted((a, b) => a.time - b.time)),
      fc.shuffledSubarray([...points, ...points], { minLength: 2 * points.length }),
    ),
  );
  fc.assert(
    fc.property(jumbled, ([orderly, shuffled]) => {
      const stands = (observations: Observation[]) => {
        const { apply, all } = board();
        for (const observation of observations) apply([observation]);
        return all();
      };
      expect(stands(shuffled)).toEqual(stands(orderly));
    }),
    SEEDED,
  );
});
