import jstat from 'jstat';

/** The value that a standard normal variable stays below with that probability; ±Infinity for 1 and 0, NaN outside. */
export function normalQuantile(probability: number): number {
  const { inv, cdf, pdf } = jstat.jStat.normal;
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 1) return Number.POSITIVE_INFINITY;
  // jstat's own inverse is good to 5e-4: Newton's steps on its distribution, which is exact, make it 1e-12
  let z = inv(probability, 0, 1);
  for (let step = 0; step < 3; step++) z -= (cdf(z, 0, 1) - probability) / pdf(z, 0, 1);
  return z;
}
