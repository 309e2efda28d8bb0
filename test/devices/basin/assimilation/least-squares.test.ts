import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastSquares } from '../../../../devices/basin/assimilation/least-squares.ts';

const BOUNDS = [
  [-2, 0, 2],
  [-2, 0, 2],
] as const;
const times = Array.from({ length: 12 }, (_, i) => i / 4);

test('the numbers of every group are found, whatever the others are', () => {
  const pair = fc.tuple(
    fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 4 }), (truths) => {
      const model = ([a = 0, b = 0]: readonly number[]) =>
        times.map((t) => Math.exp(a) * t + b * t * t);
      const residuals = (points: readonly (readonly number[])[]) =>
        points.map((point, i) =>
          model(point).map((value, k) => value - (model(truths[i] ?? [])[k] ?? 0)),
        );
      const found = leastSquares({ count: truths.length, bounds: BOUNDS, residuals, rounds: 40 });
      truths.forEach(([a, b], i) => {
        expect(found[i]?.[0]).toBeCloseTo(a, 2);
        expect(found[i]?.[1]).toBeCloseTo(b, 2);
      });
    }),
    { seed: 5, numRuns: 30 },
  );
});

test('no number leaves its bounds', () => {
  const residuals = (points: readonly (readonly number[])[]) =>
    points.map(([a = 0, b = 0]) => [a - 9, b + 9]);
  expect(leastSquares({ count: 1, bounds: BOUNDS, residuals, rounds: 20 })).toEqual([[2, -2]]);
});
