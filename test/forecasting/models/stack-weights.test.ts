import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crps } from '../../../forecasting/metrics/crps.ts';
import { mixture, stackWeights } from '../../../forecasting/models/stack-weights.ts';
import { LEVELS, WIDTH } from '../../../forecasting/quantiles.ts';
import { random } from '../../../forecasting/random.ts';

test('weights are none negative, 1 in sum, and no worse than the best member by more than noise', () => {
  const member = fc.record({
    bias: fc.double({ min: -3, max: 3, noNaN: true }),
    width: fc.double({ min: 0.1, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 5 }), fc.nat(), (made, seed) => {
      const next = random(seed);
      const actual = Float64Array.from({ length: 200 }, () => next() + next() + next());
      const members = made.map(({ bias, width }) => forecasts(actual.length, bias, width));
      const weights = stackWeights({ members, actual });
      expect(weights.every((weight) => weight >= 0)).toBe(true);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      const best = Math.min(...members.map((each) => crps(actual, each)));
      expect(crps(actual, mixture(members, weights))).toBeLessThan(1.03 * best);
    }),
    { numRuns: 30 },
  );
});

function forecasts(count: number, bias: number, width: number): Float64Array {
  return Float64Array.from({ length: count * WIDTH }, (_, at) => {
    return 1.5 + bias + width * ((LEVELS[at % WIDTH] ?? 0) - 0.5);
  });
}
