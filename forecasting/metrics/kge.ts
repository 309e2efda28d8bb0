import { deviation, mean } from './mean.ts';

/**
 * Kling–Gupta efficiency as modified in 2012, 1 − √((r − 1)² + (β − 1)² + (γ − 1)²): r is the linear correlation, β the ratio
 * of the means and γ that of the coefficients of variation, forecast over observed. 1 is perfect; the mean of the observed
 * reaches −0.41. NaN where either never changes. It has no meaning for levels above a datum, which may as well be another.
 * Kling, Fuchs & Paulin 2012, doi:10.1016/j.jhydrol.2012.01.011.
 */
export function kge(observed: Float64Array, forecast: Float64Array): number {
  const [o, f] = [moments(observed), moments(forecast)];
  const r = correlation(observed, forecast);
  const beta = f.mean / o.mean;
  const gamma = f.deviation / f.mean / (o.deviation / o.mean);
  return 1 - Math.hypot(r - 1, beta - 1, gamma - 1);
}

function moments(values: Float64Array) {
  return { mean: mean(values), deviation: deviation(values) };
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [of, to] = [moments(a), moments(b)];
  const products = a.map((value, at) => (value - of.mean) * ((b[at] ?? Number.NaN) - to.mean));
  return mean(products) / (of.deviation * to.deviation);
}
