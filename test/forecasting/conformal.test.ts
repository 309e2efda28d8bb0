import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recalibrated, stretchNeeded } from '../../forecasting/conformal.ts';
import { coverage } from '../../forecasting/metrics/coverage.ts';
import { LEVELS, rowOf, WIDTH } from '../../forecasting/quantiles.ts';
import { random } from '../../forecasting/random.ts';
import { scaleNamed, targetScale } from '../../forecasting/target-scale.ts';

const scale = targetScale('stage', Float64Array.of());

test.each([0.3, 1, 3])('a band %d times as wide as it should be soon keeps its word', (factor) => {
  const count = 2_000;
  const next = random(5);
  const actual = Float64Array.from({ length: count }, () => 10 + next());
  const quantiles = bands(count, (level) => 10.5 + factor * (level - 0.5));
  const corrected = recalibrated({ quantiles, actual, ...free(count), lead: 3 }, scale);
  expect(coverage(actual.subarray(500), corrected.subarray(500 * WIDTH))).toBeGreaterThan(0.87);
  expect(coverage(actual.subarray(500), corrected.subarray(500 * WIDTH))).toBeLessThan(0.93);
});

test.each([0.3, 1, 3])(
  'what a band %d times as wide as it should be wants is told at once, and of too few nothing',
  (factor) => {
    const next = random(5);
    const actual = Float64Array.from({ length: 200 }, () => 10 + next());
    const quantiles = bands(200, (level) => 10.5 + factor * (level - 0.5));
    expect(stretchNeeded({ quantiles, actual }, scale) * factor).toBeGreaterThan(0.9);
    expect(stretchNeeded({ quantiles, actual }, scale) * factor).toBeLessThan(1.1);
    expect(stretchNeeded({ quantiles, actual: actual.subarray(0, 8) }, scale)).toBe(1);
  },
);

test('what came true after an issue does not touch its forecast', () => {
  const count = 300;
  const next = random(9);
  const actual = Float64Array.from({ length: count }, () => next());
  const given = { quantiles: bands(count, (level) => level / 2), ...free(count), lead: 5 };
  const before = recalibrated({ ...given, actual }, scale);
  fc.assert(
    fc.property(fc.integer({ min: 5, max: count - 1 }), (issue) => {
      const changed = actual.map((value, at) => (at + given.lead > issue ? 1e6 : value));
      const after = recalibrated({ ...given, actual: changed }, scale);
      expect(rowOf(after, issue)).toEqual(rowOf(before, issue));
    }),
    { numRuns: 20 },
  );
});

test('a band that many misses have widened stays within what a forecast may reach', () => {
  const count = 600;
  const fourthRoot = scaleNamed('fourth root');
  const given = {
    quantiles: bands(count, (level) => 16 + level),
    actual: new Float64Array(count).fill(150),
    issues: steps(count),
    now: new Float64Array(count).fill(2),
    reach: { least: 1, most: 3, beyond: 0.3 },
  };
  const corrected = recalibrated({ ...given, lead: 1 }, fourthRoot);
  expect(corrected.at(-1)).toBeCloseTo(3.3 ** 4, 9);
});

/** Forecasts that may go anywhere. */
function free(count: number) {
  const reach = { least: -1e9, most: 1e9, beyond: 0 };
  return { issues: steps(count), now: new Float64Array(count), reach };
}

function bands(count: number, quantile: (level: number) => number): Float64Array {
  return Float64Array.from({ length: count * WIDTH }, (_, at) => quantile(LEVELS[at % WIDTH] ?? 0));
}

function steps(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => at);
}
