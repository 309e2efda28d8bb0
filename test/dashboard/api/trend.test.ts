import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changePerHour, emptyTrend, forget, remember } from '../../../dashboard/api/trend.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { SEEDED, T0 } from './made.ts';

const CM = 0.01;

/** The trend at T0 of a value that is a function of the hours before, a point every so many minutes, in whole cm. */
function trendOf(valueAt: (hours: number) => number, minutes = 5): number | null {
  const trend = emptyTrend();
  const cm = (hours: number) => Math.round(valueAt(hours) / CM) * CM;
  for (let ago = 4 * 60; ago >= 0; ago -= minutes) {
    remember(trend, T0 - ago * MINUTE_MS, cm(-ago / 60));
  }
  return changePerHour(trend, { time: T0, value: cm(0), resolution: CM });
}

/** Noise of about a centimetre that any run repeats. */
const noise = (hours: number) => 0.012 * Math.sin(hours * 977) * Math.cos(hours * 331);

test.each([5, 15, 60])('tells the slope of a rise from a point every %i minutes', (minutes) => {
  expect(trendOf((hours) => 18 + 0.06 * hours, minutes)).toBeCloseTo(0.06, 2);
});

test('a slow fall is told from three hours, where an hour would drown it in noise', () => {
  expect(trendOf((hours) => 18 - 0.02 * hours + noise(hours))).toBeCloseTo(-0.02, 2);
});

test('a fast rise is told by its last hour, not watered down by the calm before it', () => {
  expect(trendOf((hours) => 18 + 0.5 * Math.max(0, hours + 1))).toBeCloseTo(0.5, 1);
});

test('a still water is steady, whatever its sensor scatters', () => {
  expect(trendOf(() => 18)).toBe(0);
  expect(trendOf((hours) => 18 + noise(hours))).toBe(0);
});

test('one step of the resolution between two points is no trend, several are', () => {
  const trend = emptyTrend();
  remember(trend, T0 - HOUR_MS, 18);
  expect(changePerHour(trend, { time: T0, value: 18.01, resolution: CM })).toBe(0);
  expect(changePerHour(trend, { time: T0, value: 18.06, resolution: CM })).toBeCloseTo(0.06);
});

test.each([[29], [181], [600]])('cannot tell from a point %i minutes ago alone', (minutes) => {
  const trend = emptyTrend();
  remember(trend, T0 - minutes * MINUTE_MS, 18);
  expect(changePerHour(trend, { time: T0, value: 19, resolution: CM })).toBeNull();
});

test('does not reckon with a point that was withdrawn', () => {
  const trend = emptyTrend();
  remember(trend, T0 - HOUR_MS, 99);
  forget(trend, T0 - HOUR_MS);
  expect(changePerHour(trend, { time: T0, value: 19, resolution: CM })).toBeNull();
});

test('is the same in whatever order the points come', () => {
  const points = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1 });
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
          const newest = { time: T0 + last * MINUTE_MS, value: Math.sqrt(last), resolution: CM };
          return changePerHour(trend, newest);
        };
        expect(perHour(shuffled)).toBe(perHour(minutes));
      },
    ),
    SEEDED,
  );
});
