import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changePerHour, emptyTrend, forget, remember } from '../../../dashboard/api/trend.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { SEEDED, T0 } from './made.ts';

test('tells the slope of all points of the last 90 minutes', () => {
  const trend = emptyTrend();
  remember(trend, T0 - 2 * HOUR_MS, 99);
  remember(trend, T0 - HOUR_MS, 18);
  remember(trend, T0 - HOUR_MS / 2, 18.4);
  expect(changePerHour(trend, T0, 18.6)).toBeCloseTo(0.6);
});

test('is not turned about by the last digit of one point', () => {
  const trend = emptyTrend();
  for (let minutes = 5; minutes <= 90; minutes += 5) {
    remember(trend, T0 - minutes * MINUTE_MS, 18 - minutes / 3_000);
  }
  expect(changePerHour(trend, T0, 18)).toBeCloseTo(0.02);
  expect(changePerHour(trend, T0, 17.99)).toBeGreaterThan(0.01);
});

test('tells it per hour when the only point is not an hour away', () => {
  const trend = emptyTrend();
  remember(trend, T0 - 40 * MINUTE_MS, 18);
  expect(changePerHour(trend, T0, 19)).toBeCloseTo(1.5);
});

test.each([[29], [91], [600]])('cannot tell from a point %i minutes ago alone', (minutes) => {
  const trend = emptyTrend();
  remember(trend, T0 - minutes * MINUTE_MS, 18);
  expect(changePerHour(trend, T0, 19)).toBeNull();
});

test('does not reckon with a point that was withdrawn', () => {
  const trend = emptyTrend();
  remember(trend, T0 - HOUR_MS, 99);
  forget(trend, T0 - HOUR_MS);
  expect(changePerHour(trend, T0, 19)).toBeNull();
});

test('is the same in whatever order the points come', () => {
  const points = fc.uniqueArray(fc.integer({ min: 0, max: 180 }), { minLength: 1 });
  fc.assert(
    fc.property(
      points.chain((minutes) =>
        fc.tuple(fc.constant(minutes), fc.shuffledSubarray(minutes, { minLength: minutes.length })),
      ),
      ([minutes, shuffled]) => {
        const perHour = (order: number[]) => {
          const trend = emptyTrend();
          for (const minute of order) remember(trend, T0 + minute * MINUTE_MS, Math.sqrt(minute));
          const last = Math.max(...order);
          return changePerHour(trend, T0 + last * MINUTE_MS, Math.sqrt(last));
        };
        expect(perHour(shuffled)).toBe(perHour(minutes));
      },
    ),
    SEEDED,
  );
});
