import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minMaxLttb } from '../../../dashboard/api/minmax-lttb.ts';
import { SEEDED } from './made.ts';

/** Up to some hundred points at growing times, one in eight a gap. */
const curves = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 10_000 }),
      fc.oneof(
        { weight: 7, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
        { weight: 1, arbitrary: fc.constant(Number.NaN) },
      ),
    ),
    { maxLength: 400, size: 'max' },
  )
  .map((steps) => {
    let time = 0;
    return curveOf(
      steps.map(([pause, value]) => {
        time += pause;
        return [time, value];
      }),
    );
  });
const limits = fc.integer({ min: 6, max: 120 });

test('never gives more points than asked for, and each once, in order', () => {
  fc.assert(
    fc.property(curves, limits, (curve, most) => {
      const chosen = [...minMaxLttb(curve, most)];
      expect(chosen.length).toBeLessThanOrEqual(most);
      expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
      expect(chosen.every((index) => index >= 0 && index < curve.times.length)).toBe(true);
    }),
    SEEDED,
  );
});

test('keeps every point when there are no more than asked for', () => {
  fc.assert(
    fc.property(curves, (curve) => {
      const count = curve.times.length;
      expect([...minMaxLttb(curve, Math.max(6, count))]).toEqual([...Array(count).keys()]);
    }),
    SEEDED,
  );
});

test('keeps the first and the last point, the lowest and the highest value', () => {
  fc.assert(
    fc.property(curves, limits, (curve, most) => {
      fc.pre(curve.times.length > 0);
      const chosen = [...minMaxLttb(curve, most)];
      const values = (indices: Iterable<number>) =>
        [...indices]
          .map((index) => curve.values[index] ?? 0)
          .filter((value) => !Number.isNaN(value));
      expect(chosen[0]).toBe(0);
      expect(chosen.at(-1)).toBe(curve.times.length - 1);
      expect(Math.min(...values(chosen))).toBe(Math.min(...curve.values.filter(isValue)));
      expect(Math.max(...values(chosen))).toBe(Math.max(...curve.values.filter(isValue)));
    }),
    SEEDED,
  );
});

test('uses most of the points it may use', () => {
  const curve = curveOf(Array.from({ length: 10_000 }, (_, i) => [i * 60, Math.sin(i / 50)]));
  expect(minMaxLttb(curve, 500).length).toBeGreaterThan(490);
});

test('never joins two values across a gap that is wide enough to be seen', () => {
  const hole = (i: number) => i >= 4_000 && i < 4_200;
  const curve = curveOf(
    Array.from({ length: 10_000 }, (_, i) => [i, hole(i) ? Number.NaN : Math.sin(i / 50)]),
  );
  const chosen = [...minMaxLttb(curve, 100)];
  expect(chosen.filter(hole)).toEqual([4_000]);
  expect(chosen).toContain(3_999);
  expect(chosen).toContain(4_200);
});

test('passes over gaps too short to be seen', () => {
  const curve = curveOf(
    Array.from({ length: 10_000 }, (_, i) => [i, i % 10 === 5 ? Number.NaN : Math.sin(i / 50)]),
  );
  const chosen = [...minMaxLttb(curve, 100)];
  expect(chosen.filter((i) => i % 10 === 5)).toEqual([]);
  expect(chosen.length).toBeGreaterThan(90);
});

test('a series of nothing but gaps keeps its ends', () => {
  const curve = curveOf(Array.from({ length: 50 }, (_, i) => [i, Number.NaN]));
  const chosen = [...minMaxLttb(curve, 10)];
  expect(chosen[0]).toBe(0);
  expect(chosen.at(-1)).toBe(49);
});

test('keeps each flood peak of a decade of hours', () => {
  const peaks = Array.from({ length: 60 }, (_, i) => 700 + i * 1_430);
  const curve = curveOf(
    Array.from({ length: 87_600 }, (_, i) => [
      i * 3_600_000,
      peaks.includes(i) ? 20 + i / 1e5 : 10,
    ]),
  );
  const chosen = new Set(minMaxLttb(curve, 2_000));
  expect(peaks.filter((peak) => !chosen.has(peak))).toEqual([]);
});

function curveOf(points: readonly (readonly [time: number, value: number])[]) {
  return {
    times: Float64Array.from(points, ([time]) => time),
    values: Float64Array.from(points, ([, value]) => value),
  };
}

function isValue(value: number): boolean {
  return !Number.isNaN(value);
}
