import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyLinear, fitLinear } from '../../../forecasting/models/linear.ts';
import { normalEquations, solveRidge } from '../../../forecasting/models/ridge-regression.ts';
import { random } from '../../../forecasting/random.ts';

test('without a penalty it finds the coefficients that made the data', () => {
  const coefficient = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(coefficient, { minLength: 1, maxLength: 8 }), fc.nat(), (made, seed) => {
      const { x, y } = examples(made, seed);
      const found = solveRidge(normalEquations(x, y, made.length), 0);
      for (const [at, value] of made.entries()) expect(found[at]).toBeCloseTo(value, 3);
    }),
    { numRuns: 30 },
  );
});

test('a penalty draws the coefficients towards zero, and doubles are shared', () => {
  const { x, y } = examples([2], 1);
  const equations = normalEquations(x, y, 1);
  const sizes = [0, 0.1, 1, 10].map((lambda) => Math.abs(solveRidge(equations, lambda)[0] ?? 0));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));

  const twice = Float32Array.from({ length: 2 * x.length }, (_, at) => x[at >> 1] ?? 0);
  const [one = 0, other = 1] = solveRidge(normalEquations(twice, y, 2), 0.01);
  expect(one).toBeCloseTo(other, 9);
});

test('of several penalties the one that serves the later examples best is taken', () => {
  const [train, later] = [examples([1, -1, 0.5], 1), examples([1, -1, 0.5], 2)];
  const fitted = applyLinear(fitLinear(train, later), later.x);
  for (const [row, value] of later.y.entries()) expect(fitted[row]).toBeCloseTo(value, 2);
});

/** Each row comes with its opposite, so that features have mean 0. */
function examples(coefficients: readonly number[], seed: number) {
  const next = random(seed);
  const half = Float32Array.from({ length: 100 * coefficients.length }, () => 2 * next() - 1);
  const x = Float32Array.from([...half, ...half.map((value) => -value)]);
  return { x, y: applyLinear({ intercept: 3, coefficients: [...coefficients] }, x) };
}
