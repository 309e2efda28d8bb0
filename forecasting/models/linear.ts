import { z } from 'zod';
import { normalEquations, solveRidge } from './ridge-regression.ts';

/** A linear function of standardised features. */
export const Linear = z.object({ intercept: z.number(), coefficients: z.array(z.number()) });
export type Linear = z.infer<typeof Linear>;

/** Rows of features with what they should give. */
export interface Examples {
  /** Standardised features, a row an example. */
  readonly x: Float32Array;
  readonly y: Float64Array;
}

/** Ridge regression on `train`, with the penalty of which the squared error on `validate` is least. */
export function fitLinear(train: Examples, validate: Examples): Linear {
  const equations = normalEquations(train.x, train.y, train.x.length / train.y.length);
  const candidates = PENALTIES.map((penalty) => ({
    intercept: equations.mean,
    coefficients: Array.from(solveRidge(equations, penalty)),
  }));
  const errors = candidates.map((candidate) => squaredError(candidate, validate));
  const best = errors.indexOf(Math.min(...errors));
  return candidates[best] ?? { intercept: equations.mean, coefficients: [] };
}

const PENALTIES = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

/** The function's value for each row. */
export function applyLinear({ intercept, coefficients }: Linear, x: Float32Array): Float64Array {
  const width = coefficients.length;
  return Float64Array.from({ length: x.length / width }, (_, row) => {
    let sum = intercept;
    for (let at = 0; at < width; at++) sum += (coefficients[at] ?? 0) * (x[row * width + at] ?? 0);
    return sum;
  });
}

function squaredError(linear: Linear, { x, y }: Examples): number {
  const fitted = applyLinear(linear, x);
  return y.reduce((sum, value, row) => sum + (value - (fitted[row] ?? Number.NaN)) ** 2, 0);
}
