import { expect, test } from 'vitest';
import { differentialEvolution } from '../../../forecasting/models/differential-evolution.ts';

test('it finds the bottom of a bent valley, and the same one again', () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 10 * (y - x * x) ** 2;
  const bounds = [
    [-2, 2],
    [-1, 3],
  ] as const;
  const found = differentialEvolution(bounds, valley);
  expect(valley(found)).toBeLessThan(1e-3);
  expect(differentialEvolution(bounds, valley)).toEqual(found);
});

test('it stays within the bounds where the cost falls beyond them', () => {
  const [found = 0] = differentialEvolution([[0, 1]], ([x = 0]) => -x);
  expect(found).toBeGreaterThan(0.95);
  expect(found).toBeLessThanOrEqual(1);
});
