import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverage } from '../../../forecasting/metrics/coverage.ts';
import { crps, crpss } from '../../../forecasting/metrics/crps.ts';
import { kge } from '../../../forecasting/metrics/kge.ts';
import { mean, median } from '../../../forecasting/metrics/mean.ts';
import { nse } from '../../../forecasting/metrics/nse.ts';
import { pinball } from '../../../forecasting/metrics/pinball.ts';
import { reliability, reliabilityError } from '../../../forecasting/metrics/reliability.ts';
import { exceedance, LEVELS, meansOf, quantileOf, WIDTH } from '../../../forecasting/quantiles.ts';

const values = fc
  .array(fc.double({ min: 0.1, max: 1_000, noNaN: true }), { minLength: 3, maxLength: 50 })
  .map((numbers) => Float64Array.from(numbers))
  .filter((numbers) => Math.max(...numbers) - Math.min(...numbers) > 0.01);

test('the perfect forecast scores 1 in NSE and KGE, the mean 0 in NSE', () => {
  fc.assert(
    fc.property(values, (observed) => {
      expect(nse(observed, observed)).toBe(1);
      expect(kge(observed, observed)).toBeCloseTo(1, 9);
      expect(
        nse(
          observed,
          observed.map(() => mean(observed)),
        ),
      ).toBeCloseTo(0, 9);
    }),
  );
});

test('KGE of 2012 punishes bias and a wrong coefficient of variation, not a stretch about zero', () => {
  const observed = Float64Array.of(1, 2, 3, 4);
  expect(
    kge(
      observed,
      observed.map((value) => 2 * value),
    ),
  ).toBeCloseTo(0, 12); // β = 2, γ = 1
  expect(
    kge(
      observed,
      observed.map((value) => value + 2.5),
    ),
  ).toBeCloseTo(1 - Math.hypot(1, 0.5), 12);
});

test('a forecast of one value has its absolute error as CRPS, and none in reliability but a quarter', () => {
  fc.assert(
    fc.property(values, fc.double({ min: -50, max: 50, noNaN: true }), (observed, off) => {
      const points = repeated(observed.map((value) => value + off));
      expect(crps(observed, points)).toBeCloseTo(Math.abs(off), 6);
    }),
  );
});

test('no shift of all quantiles of a sample scores better than its own quantiles', () => {
  fc.assert(
    fc.property(values, fc.double({ min: -100, max: 100, noNaN: true }), (observed, shift) => {
      const own = LEVELS.map((level) => quantileOf(observed.toSorted(), level));
      const score = (by: number) => {
        const rows = Array.from(observed, () => own.map((value) => value + by)).flat();
        return crps(observed, Float64Array.from(rows));
      };
      const spreadOfSample = Math.max(...observed) - Math.min(...observed);
      expect(score(0)).toBeLessThanOrEqual(score(shift) + spreadOfSample / observed.length);
    }),
  );
});

test('pinball of the median is half the absolute error', () => {
  expect(pinball(Float64Array.of(1, 5), Float64Array.of(2, 2), 0.5)).toBe(1);
  expect(pinball(Float64Array.of(10), Float64Array.of(0), 0.95)).toBeCloseTo(9.5, 12);
});

test('coverage and reliability of the uniform distribution are what its levels say', () => {
  const observed = Float64Array.from({ length: 2_000 }, (_, at) => (at + 0.5) / 2_000);
  const quantiles = Float64Array.from(
    { length: 2_000 * WIDTH },
    (_, at) => LEVELS[at % WIDTH] ?? 0,
  );
  expect(coverage(observed, quantiles)).toBeCloseTo(0.9, 3);
  for (const [at, share] of reliability(observed, quantiles).entries()) {
    expect(share).toBeCloseTo(LEVELS[at] ?? 0, 3);
  }
  expect(reliabilityError(observed, quantiles)).toBeCloseTo(0, 3);
});

test('exceedance falls from 1 to 0 as the level rises, and meets the quantiles', () => {
  const quantiles = Float64Array.from(LEVELS, (level) => 100 * level);
  for (const level of LEVELS) expect(exceedance(quantiles, 100 * level)).toBeCloseTo(1 - level, 12);
  expect(exceedance(quantiles, 2.5)).toBeCloseTo(0.975, 12);
  expect([-1, 101].map((level) => exceedance(quantiles, level))).toEqual([1, 0]);
  expect([6, 7, 8].map((level) => exceedance(new Float64Array(WIDTH).fill(7), level))).toEqual([
    1, 1, 0,
  ]);
});

test('skill is the share of the reference score that is gone', () => {
  expect(crpss(1, 4)).toBe(0.75);
  expect(crpss(1, 0)).toBeNaN();
});

test('means and medians', () => {
  expect(Array.from(meansOf(repeated(Float64Array.of(3, 4))))).toEqual([3, 4]);
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  expect(median([])).toBeNaN();
});

function repeated(points: Float64Array): Float64Array {
  return Float64Array.from({ length: points.length * WIDTH }, (_, at) => {
    return points[Math.floor(at / WIDTH)] ?? 0;
  });
}
