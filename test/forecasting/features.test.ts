import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansBefore } from '../../forecasting/features/forcing-features.ts';
import { liquidWater } from '../../forecasting/features/liquid-water.ts';
import { rollingMean } from '../../forecasting/features/rolling-mean.ts';
import { futureFeatures, pastFeatures } from '../../forecasting/features.ts';
import type { Series } from '../../forecasting/series/series.ts';
import { targetScale } from '../../forecasting/target-scale.ts';
import { basin } from './basin.ts';

const made = basin({ length: 400 });
const warmth = made.target.values.map((_, at) => 5 * Math.sin(at / 20));
const SERIES: Series = {
  ...made,
  forcings: [
    ...made.forcings,
    { name: 'T', quantity: 'air_temperature', unit: 'degC', values: warmth },
  ],
};
const scale = targetScale('discharge', SERIES.target.values);

test('no feature depends on a later value, to the last bit', () => {
  const cell = fc.oneof(fc.double({ noNaN: true, min: 0, max: 1e6 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 398 }),
      fc.array(cell, { minLength: 1 }),
      (issue, cells) => {
        const changed = pastFeatures(withFuture(SERIES, issue, cells), scale, { longest: 200 });
        for (const [at, feature] of pastFeatures(SERIES, scale, { longest: 200 }).entries()) {
          const [before, after] = [feature, changed[at]].map((f) =>
            f?.values.subarray(0, issue + 1),
          );
          expect(after, feature.name).toEqual(before);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('features made from a step on are those of the whole series, and nothing before', () => {
  const whole = pastFeatures(SERIES, scale, { longest: 200 });
  for (const [at, { name, values }] of pastFeatures(SERIES, scale, {
    longest: 200,
    from: 390,
  }).entries()) {
    expect(values.subarray(390), name).toEqual(whole[at]?.values.subarray(390));
    if (name !== 'Q' && name !== 'T') expect(values[389], name).toBeNaN();
  }
});

test('what is known ahead ends with the lead, to the last bit', () => {
  const issue = 200;
  const changed = futureFeatures(withFuture(SERIES, issue + 6, [7, Number.NaN]), 6);
  for (const [at, feature] of futureFeatures(SERIES, 6).entries()) {
    expect(changed[at]?.values[issue], feature.name).toBe(feature.values[issue]);
    expect(feature.name).toMatch(/ahead/);
  }
});

test('features have names of their own', () => {
  const names = [
    ...pastFeatures(SERIES, scale, { longest: 200 }),
    ...futureFeatures(SERIES, 6),
  ].map((f) => f.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('Q change over 3 h');
  expect(names).toContain('P mean of 1 d');
});

test('a mean needs half of its window, and forgets what has left it', () => {
  const mean = rollingMean(Float64Array.of(8, Number.NaN, Number.NaN, 2, 4, 6), 4);
  expect(Array.from(mean)).toEqual([Number.NaN, Number.NaN, Number.NaN, 5, 3, 4]);
});

test('spans ahead cover the lead without gap or overlap, finest at its end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (lead) => {
      const spans = spansBefore(lead).toReversed();
      expect(spans[0]?.from).toBe(0);
      expect(spans.at(-1)).toEqual({ from: lead - 1, to: lead });
      for (const [at, { to }] of spans.entries()) expect(spans[at + 1]?.from ?? to).toBe(to);
    }),
  );
});

test('snow stays until it is warm, and no water is lost', () => {
  const values = (rain: number[]) => Float64Array.from(rain);
  const liquid = liquidWater({
    ...SERIES,
    step: 86_400_000,
    forcings: [
      { name: 'P', quantity: 'rainfall', unit: 'mm', values: values([4, 4, 0, 0, 2, 0]) },
      {
        name: 'T',
        quantity: 'air_temperature',
        unit: 'degC',
        values: values([-5, -5, 1, 2, 9, 9]),
      },
    ],
  });
  expect(Array.from(liquid?.values ?? [])).toEqual([0, 0, 3, 5, 2, 0]);
});

/** The same series, whose values after `from` are others. */
function withFuture(series: Series, from: number, cells: readonly number[]): Series {
  const changed = <C extends { values: Float64Array }>(column: C): C => ({
    ...column,
    values: column.values.map((value, at) =>
      at > from ? (cells[at % cells.length] ?? value) : value,
    ),
  });
  return { ...series, target: changed(series.target), forcings: series.forcings.map(changed) };
}
