import { z } from 'zod';
import type { Feature } from '../features/feature.ts';
import { deviation, mean } from '../metrics/mean.ts';

/** Mean and standard deviation of each feature over the issues trained on. */
export const Moments = z.object({ means: z.array(z.number()), deviations: z.array(z.number()) });
export type Moments = z.infer<typeof Moments>;

/** Takes the moments of each feature; one that never changes has deviation 1, so that it standardises to 0. */
export function momentsOf(features: readonly Feature[], issues: Int32Array): Moments {
  const samples = features.map(({ values }) => pick(values, issues));
  return { means: samples.map(mean), deviations: samples.map((each) => deviation(each) || 1) };
}

/** (feature − mean) / deviation, a row an issue. */
export function standardised(
  features: readonly Feature[],
  issues: Int32Array,
  { means, deviations }: Moments,
): Float32Array {
  const width = features.length;
  const rows = new Float32Array(issues.length * width);
  for (const [at, { values }] of features.entries()) {
    const [centre, scale] = [means[at] ?? 0, deviations[at] ?? 1];
    for (let row = 0; row < issues.length; row++) {
      rows[row * width + at] = ((values[issues[row] ?? 0] ?? Number.NaN) - centre) / scale;
    }
  }
  return rows;
}

/** The values at those indices. */
export function pick(values: Float64Array, indices: Int32Array): Float64Array {
  return Float64Array.from(indices, (index) => values[index] ?? Number.NaN);
}
