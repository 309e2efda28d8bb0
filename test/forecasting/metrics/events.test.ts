import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contingency, csi, far, pod } from '../../../forecasting/metrics/contingency.ts';
import { crestError } from '../../../forecasting/metrics/crest-error.ts';
import { crossings } from '../../../forecasting/metrics/crossing.ts';
import { grade } from '../../../forecasting/metrics/grade.ts';
import { leadTimesGained } from '../../../forecasting/metrics/lead-time-gained.ts';
import {
  type Allowance,
  allowanceOf,
  qualifiedRate,
} from '../../../forecasting/metrics/qualified-rate.ts';
import { warningProbability } from '../../../forecasting/metrics/warning-probability.ts';

test('hits, misses and false alarms give POD, FAR and CSI', () => {
  const table = contingency([true, true, true, false, false], [true, true, false, true, false]);
  expect(table).toEqual({ hits: 2, misses: 1, falseAlarms: 1 });
  expect([pod(table), far(table), csi(table)]).toEqual([2 / 3, 1 / 3, 1 / 2]);
});

test('CSI never exceeds POD nor what is not false alarm', () => {
  const yesNo = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 });
  fc.assert(
    fc.property(yesNo, (pairs) => {
      const table = contingency(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
      );
      if (table.hits === 0) return;
      expect(csi(table)).toBeLessThanOrEqual(Math.min(pod(table), 1 - far(table)) + 1e-12);
    }),
  );
});

test('a crossing begins where a series that was below reaches the level; near ones are one', () => {
  const at = (values: number[], apart: number) => crossings(Float64Array.from(values), 5, apart);
  expect(at([9, 9, 1, 5, 6, 1, 1, 1, 7], 2)).toEqual([
    { start: 3, end: 5 },
    { start: 8, end: 9 },
  ]);
  expect(at([1, 6, 1, 6, 1], 2)).toEqual([{ start: 1, end: 4 }]);
  expect(at([1, 6, Number.NaN, 6, 1], 1)).toEqual([{ start: 1, end: 4 }]);
});

test('lead time gained is the longest lead from which warnings stood without a break', () => {
  const warned = new Set(['9/1', '7/3', '4/6']);
  const gained = (start: number, leads: number[]) =>
    leadTimesGained([{ start, end: start + 1 }], leads, (issue, lead) =>
      warned.has(`${issue}/${lead}`),
    );
  expect(gained(10, [1, 3, 6])).toEqual([6]);
  expect(gained(10, [1, 2, 3, 6])).toEqual([1]);
  expect(gained(20, [1, 3, 6])).toEqual([0]);
});

test('the crest is compared in size and time', () => {
  const observed = Float64Array.of(1, 2, 10, 3, 1, 1);
  const forecast = Float64Array.of(1, 1, 4, 8, 2, 1);
  const error = crestError(observed, forecast, { start: 2, end: 3 }, 1);
  expect(error?.peak).toBeCloseTo(-0.2, 12);
  expect(error?.time).toBe(1);
});

test('an error is qualified within 20 % of the change, 5 % of a discharge, 0.10 m of a stage', () => {
  const rate = (error: number, change: number, of: Of) =>
    qualifiedRate(
      Float64Array.of(10),
      Float64Array.of(10 + error),
      Float64Array.of(10 - change),
      allowanceOf(of) as Allowance,
    );
  const flow = { quantity: 'discharge', unit: 'm3/s' };
  const [metres, feet] = ['m', 'ft'].map((unit) => ({ quantity: 'stage', unit })) as [Of, Of];
  expect(rate(0.99, 5, flow)).toBe(100);
  expect(rate(1.01, 5, flow)).toBe(0);
  expect(rate(0.49, 0, flow)).toBe(100);
  expect(rate(0.51, 0, flow)).toBe(0);
  expect(rate(0.09, 0, metres)).toBe(100);
  expect(rate(0.11, 0, metres)).toBe(0);
  expect(rate(0.32, 0, feet)).toBe(100);
  expect(rate(0.33, 0, feet)).toBe(0);
  expect(allowanceOf({ quantity: 'soil_moisture', unit: '%' })).toBeUndefined();
});

test.each([
  [90, 0.95, '甲'],
  [90, 0.9, '乙'],
  [70, 0.7, '乙'],
  [69, 0.95, '丙'],
  [60, 0.49, 'none'],
] as const)('QR %d and DC %d are graded %s', (rate, determinism, expected) => {
  expect(grade(rate, determinism)).toBe(expected);
});

test('warnings are given at C / (1 + C), C being the best index that any probability reaches', () => {
  const happened = [true, true, false, false];
  expect(warningProbability(happened, Float64Array.of(0.32, 0.4, 0.2, 0.22))).toBe(1 / 2);
  expect(warningProbability(happened, Float64Array.of(0.32, 0.1, 0.2, 0.12))).toBe(1 / 3);
  expect(warningProbability([false], Float64Array.of(0.9))).toBe(0.5);
});

type Of = Parameters<typeof allowanceOf>[0];
