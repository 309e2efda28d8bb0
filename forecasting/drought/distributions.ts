import jstat from 'jstat';
import { lMoments } from './l-moments.ts';

/** The probability that a value is not exceeded, 0…1. */
export type Cdf = (value: number) => number;

/** Fits a distribution to a sample in ascending order; undefined where the sample is too short or all alike. */
export type Fit = (ascending: Float64Array) => Cdf | undefined;

/** Below this number of values nothing is fitted. */
const FEWEST = 4;

/**
 * Gamma by Thom's approximation to maximum likelihood (Thom 1958, doi:10.1175/1520-0493(1958)086<0117:ANOTGD>2.0.CO;2): what
 * GB/T 20481-2017 annex B uses for the SPI. Values are positive.
 */
export const gamma: Fit = (ascending) => {
  if (!varies(ascending)) return undefined;
  const mean = meanOf(ascending);
  const a = Math.log(mean) - meanOf(ascending.map(Math.log));
  const shape = (1 + Math.sqrt(1 + (4 * a) / 3)) / (4 * a);
  return gammaOf(shape, mean / shape);
};

/** Gamma by L-moments (Hosking & Wallis 1997, doi:10.1017/CBO9780511529443, §A.5). Values are positive. */
export const gammaByLMoments: Fit = (ascending) => {
  if (!varies(ascending)) return undefined;
  const { l1, l2 } = lMoments(ascending);
  const cv = l2 / l1;
  const shape = cv < 0.5 ? broadGamma(Math.PI * cv * cv) : narrowGamma(1 - cv);
  return gammaOf(shape, l1 / shape);
};

/** Pearson III by L-moments (Hosking & Wallis 1997, §A.9): gamma with an origin of its own, leaning either way. */
export const pearson3: Fit = (ascending) => {
  if (!varies(ascending)) return undefined;
  const { l1, l2, t3 } = lMoments(ascending);
  const { gammaln } = jstat.jStat;
  const skew = Math.max(Math.abs(t3), LEAST_SKEW);
  const shape = skew < 1 / 3 ? mildPearson(3 * Math.PI * skew * skew) : strongPearson(1 - skew);
  const scale = Math.sqrt(Math.PI) * l2 * Math.exp(gammaln(shape) - gammaln(shape + 0.5));
  const upward = gammaOf(shape, scale);
  const lean = Math.sign(t3) || 1;
  const origin = l1 - lean * shape * scale;
  return (value) => {
    const beyond = upward(Math.max(0, lean * (value - origin)));
    return lean > 0 ? beyond : 1 - beyond;
  };
};

/**
 * Log-logistic with three parameters, as the SPEI has it (Vicente-Serrano et al. 2010, doi:10.1175/2009JCLI2909.1), by L-moments
 * (Hosking & Wallis 1997, §A.7: generalised logistic).
 */
export const logLogistic: Fit = (ascending) => {
  if (!varies(ascending)) return undefined;
  const { l1, l2, t3 } = lMoments(ascending);
  const k = -t3;
  const turn = k * Math.PI;
  const ratio = Math.abs(k) < LEAST_SKEW ? 1 : turn / Math.sin(turn);
  const scale = l2 / ratio;
  const origin = Math.abs(k) < LEAST_SKEW ? l1 : l1 - (scale * (1 - ratio)) / k;
  return (value) => {
    const z = (value - origin) / scale;
    const y = Math.abs(k) < LEAST_SKEW ? z : -Math.log(Math.max(0, 1 - k * z)) / k;
    return 1 / (1 + Math.exp(-y));
  };
};

/** A leaning smaller than this is none. */
const LEAST_SKEW = 1e-6;

function varies(ascending: Float64Array): boolean {
  return ascending.length >= FEWEST && ascending[0] !== ascending.at(-1);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function gammaOf(shape: number, scale: number): Cdf {
  const { lowRegGamma } = jstat.jStat;
  if (shape > NEARLY_NORMAL) return (value) => nearlyNormal(value / scale, shape);
  return (value) => (value > 0 ? lowRegGamma(shape, value / scale) : 0);
}

/** From this shape on the series of the incomplete gamma function is long, and this expansion good to 1e-7. */
const NEARLY_NORMAL = 1e5;

/** Cornish and Fisher's expansion to the second order (Abramowitz & Stegun 26.2.49). */
function nearlyNormal(x: number, shape: number): number {
  const w = (x - shape) / Math.sqrt(shape);
  const skew = 2 / Math.sqrt(shape);
  const z = w - (skew / 6) * (w * w - 1) + ((skew * skew) / 144) * (7 * w ** 3 - w);
  return jstat.jStat.normal.cdf(z, 0, 1);
}

function broadGamma(z: number): number {
  return (1 - 0.308 * z) / (z * (1 - z * (0.05812 - z * 0.01765)));
}

function narrowGamma(z: number): number {
  return (z * (0.7213 - z * 0.5947)) / (1 - z * (2.1817 - z * 1.2113));
}

function mildPearson(z: number): number {
  return (1 + 0.2906 * z) / (z * (1 + z * (0.1882 + z * 0.0442)));
}

function strongPearson(z: number): number {
  const above = z * (0.36067 + z * (-0.59567 + z * 0.25361));
  return above / (1 + z * (-2.78861 + z * (2.56096 - z * 0.77045)));
}
