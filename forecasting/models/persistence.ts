import { z } from 'zod';
import { LEVELS, quantileOf, WIDTH } from '../quantiles.ts';
import { parametric } from './parametric.ts';

/**
 * It stays as it is: the target now, with a band as wide as it changed over the lead in the past (on its scale). The
 * reference that every other model must beat; `bare` persistence, without a band, is what CRPSS usually stands against.
 */
export const persistence = parametric({
  name: 'persistence',
  about: 'the value now, with the changes of the past over the same lead as its band',
  /** Change over the lead at each level, on the target's scale. */
  schema: z.array(z.number()).length(WIDTH),

  learn({ now, series, scale }, leadAt, { train }) {
    const lead = series.leads[leadAt] ?? 0;
    const changes = Float64Array.from(train, (issue) => {
      const later = scale.to(series.target.values[issue + lead] ?? Number.NaN);
      return later - (now[issue] ?? Number.NaN);
    }).sort();
    return LEVELS.map((level) => quantileOf(changes, level));
  },

  forecast(changes, { task: { now, scale }, issues }) {
    const quantiles = new Float64Array(issues.length * WIDTH);
    for (const [row, issue] of issues.entries()) {
      const value = now[issue] ?? Number.NaN;
      for (const [at, change] of changes.entries()) {
        quantiles[row * WIDTH + at] = scale.from(value + change);
      }
    }
    return quantiles;
  },
});
