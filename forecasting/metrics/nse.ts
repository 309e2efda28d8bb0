import { mean } from './mean.ts';

/**
 * Nash–Sutcliffe efficiency, 1 − Σ(f − o)² / Σ(o − ō)²: 1 is perfect, 0 as good as the mean of what was observed.
 * NaN where the observed never change. The determinism coefficient DC of GB/T 22482-2008 is the same number.
 * Nash & Sutcliffe 1970, doi:10.1016/0022-1694(70)90255-6.
 */
export function nse(observed: Float64Array, forecast: Float64Array): number {
  const centre = mean(observed);
  let [error, variance] = [0, 0];
  for (const [at, value] of observed.entries()) {
    error += ((forecast[at] ?? Number.NaN) - value) ** 2;
    variance += (value - centre) ** 2;
  }
  return variance === 0 ? Number.NaN : 1 - error / variance;
}
