/** Location, scale (both in the sample's unit) and skewness of a sample. */
export interface LMoments {
  readonly l1: number;
  readonly l2: number;
  /** L-skewness λ3/λ2, −1…1. */
  readonly t3: number;
}

/**
 * The first three L-moments by unbiased probability-weighted moments (Hosking 1990, doi:10.1111/j.2517-6161.1990.tb01775.x).
 * `ascending` holds at least four values, sorted.
 */
export function lMoments(ascending: Float64Array): LMoments {
  const n = ascending.length;
  const b = [0, 0, 0] as [number, number, number];
  for (const [rank, value] of ascending.entries()) {
    const once = rank / (n - 1);
    b[0] += value / n;
    b[1] += (once * value) / n;
    b[2] += (once * ((rank - 1) / (n - 2)) * value) / n;
  }
  const l2 = 2 * b[1] - b[0];
  return { l1: b[0], l2, t3: (6 * b[2] - 6 * b[1] + b[0]) / l2 };
}
