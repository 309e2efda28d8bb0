import { expect, test } from 'vitest';
import { differentialEvolution } from '../../../../devices/simulator/calibration/differential-evolution.ts';

const bounds = [
  [-2, 2],
  [-1, 3],
] as const;
/** Rosenbrock's banana: its valley is easy to find, its lowest point, (1, 1), is not. */
const banana = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

test('the lowest point of the banana is found, and the same seed finds the same', () => {
  const search = () => differentialEvolution({ bounds, cost: banana, seed: 7, generations: 150 });
  const [x, y] = search();
  expect(x).toBeCloseTo(1, 2);
  expect(y).toBeCloseTo(1, 2);
  expect(search()).toEqual([x, y]);
});

test('the best point never leaves the bounds, though a better one lies outside', () => {
  const cost = ([x = 0, y = 0]: readonly number[]) => (x - 9) ** 2 + (y - 9) ** 2;
  const [x, y] = differentialEvolution({ bounds, cost, seed: 3 });
  expect(x).toBeCloseTo(2, 1);
  expect(x).toBeLessThanOrEqual(2);
  expect(y).toBeLessThanOrEqual(3);
});
