/**
 * Sums of a least-squares problem, from which it is solved for any penalty. Rows carry no column of ones: features are
 * standardised, and the targets' mean is taken off.
 */
export interface NormalEquations {
  readonly width: number;
  readonly rows: number;
  /** XᵀX, row-major. */
  readonly products: Float64Array;
  /** Xᵀ(y − ȳ) */
  readonly moments: Float64Array;
  /** ȳ */
  readonly mean: number;
}

/** Adds up XᵀX and Xᵀy over rows of `width` features. */
export function normalEquations(x: Float32Array, y: Float64Array, width: number): NormalEquations {
  const products = new Float64Array(width * width);
  const moments = new Float64Array(width);
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  for (let row = 0; row < y.length; row++) {
    const features = x.subarray(row * width, (row + 1) * width);
    addProducts(products, features);
    const target = (y[row] ?? 0) - mean;
    for (let i = 0; i < width; i++) moments[i] = (moments[i] ?? 0) + (features[i] ?? 0) * target;
  }
  return { width, rows: y.length, products, moments, mean };
}

/** The lower triangle alone: Cholesky needs no more. */
function addProducts(products: Float64Array, features: Float32Array): void {
  const width = features.length;
  for (let i = 0; i < width; i++) {
    const value = features[i] ?? 0;
    if (value === 0) continue;
    for (let j = 0, at = i * width; j <= i; j++, at++) {
      products[at] = (products[at] ?? 0) + value * (features[j] ?? 0);
    }
  }
}

/**
 * Coefficients of ridge regression, (XᵀX + λnI)⁻¹Xᵀy by Cholesky: λ is the penalty a row. Hoerl & Kennard 1970,
 * doi:10.1080/00401706.1970.10488634.
 */
export function solveRidge(equations: NormalEquations, lambda: number): Float64Array {
  const { width, rows, products, moments } = equations;
  const factor = products.slice();
  for (let i = 0; i < width; i++) {
    factor[i * width + i] = (factor[i * width + i] ?? 0) + lambda * rows;
  }
  factorise(factor, width);
  return backward(factor, forward(factor, moments));
}

/** Cholesky in place, the lower triangle. */
function factorise(a: Float64Array, width: number): void {
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = (a[i * width + j] ?? 0) - dotOfRows(a, i * width, j * width, j);
      a[i * width + j] = i === j ? Math.sqrt(Math.max(rest, TINY)) : rest / (a[j * width + j] ?? 1);
    }
  }
}

const TINY = 1e-12;

function dotOfRows(a: Float64Array, one: number, other: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += (a[one + k] ?? 0) * (a[other + k] ?? 0);
  return sum;
}

function forward(factor: Float64Array, right: Float64Array): Float64Array {
  const solved = right.slice();
  const width = right.length;
  for (let i = 0; i < width; i++) {
    let sum = solved[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (factor[i * width + k] ?? 0) * (solved[k] ?? 0);
    solved[i] = sum / (factor[i * width + i] ?? 1);
  }
  return solved;
}

function backward(factor: Float64Array, right: Float64Array): Float64Array {
  const solved = right.slice();
  const width = right.length;
  for (let i = width - 1; i >= 0; i--) {
    let sum = solved[i] ?? 0;
    for (let k = i + 1; k < width; k++) sum -= (factor[k * width + i] ?? 0) * (solved[k] ?? 0);
    solved[i] = sum / (factor[i * width + i] ?? 1);
  }
  return solved;
}
