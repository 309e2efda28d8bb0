import { expect, test } from 'vitest';
import { spreadMatrix } from '../../../forecasting/models/quantile-net.ts';
import { LEVELS } from '../../../forecasting/quantiles.ts';

test('positive steps make quantiles that never cross and pass through the knots', () => {
  const steps = [5, 2, 1, 1, 1, 1, 2, 2, 2, 2]; // median 5 − 2; then four steps down, four up
  const quantiles = LEVELS.map((_, level) =>
    spreadMatrix().reduce((sum, row, at) => sum + (steps[at] ?? 0) * (row[level] ?? 0), 0),
  );
  expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
  const at = (level: number) => quantiles[Math.round(level * 20) - 1];
  const known = [0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95].map(at);
  for (const [index, value] of [-1, 0, 1, 2, 3, 5, 7, 9, 11].entries()) {
    expect(known[index]).toBeCloseTo(value, 9);
  }
});
