import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Fit,
  gamma,
  gammaByLMoments,
  logLogistic,
  pearson3,
} from '../../../forecasting/drought/distributions.ts';
import { runningSums, standardisedIndex } from '../../../forecasting/drought/standardised-index.ts';

const vectors = JSON.parse(
  readFileSync(new URL('./vectors/indices.json', import.meta.url), 'utf8'),
) as Record<string, (number | null)[]>;
const rain = column('rain');
const balance = rain.map((value, at) => value - (column('pet')[at] ?? Number.NaN));

const CASES: readonly [name: string, values: Float64Array, fit: Fit, zeroApart: boolean][] = [
  ['gamma1', rain, gamma, true],
  ['gammaByLMoments6', runningSums(rain, 6), gammaByLMoments, true],
  ['pearson6', runningSums(rain, 6), pearson3, true],
  ['logLogistic3', runningSums(balance, 3), logLogistic, false],
];

test.each(CASES)(
  'the index %s equals another implementation to 1e-6',
  (name, values, fit, zeroApart) => {
    const index = standardisedIndex(values, { stepsPerYear: 12, fit, zeroApart });
    const expected = column(name);
    expect(index.map((value) => +Number.isNaN(value))).toEqual(
      expected.map((value) => +Number.isNaN(value)),
    );
    const worst = Math.max(...expected.map((value, at) => Math.abs(value - (index[at] ?? 0)) || 0));
    expect(worst).toBeLessThan(1e-6);
  },
);

test('a sample that leans to neither side has its median in the middle', () => {
  const cdf = pearson3(Float64Array.from({ length: 2001 }, (_, at) => 1e6 + at));
  expect(cdf?.(1e6 + 1000)).toBeCloseTo(0.5, 6);
});

test('where the expansion takes over from the series, the probabilities go on without a step', () => {
  const leaning = [0.0024, 0.0025, 0.0026, 0.0027].map((more) => {
    const cdf = pearson3(Float64Array.of(-1, -0.5, 0, 0.5, 1 + more));
    return cdf?.(1) ?? Number.NaN;
  });
  const steps = leaning.slice(1).map((value, at) => value - (leaning[at] ?? Number.NaN));
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(2e-7);
  expect(Math.max(...steps)).toBeLessThan(0);
});

test('an index rises with its values, and says nothing of missing ones', () => {
  const anything = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), {
    minLength: 48,
    maxLength: 96,
  });
  fc.assert(
    fc.property(
      anything,
      fc.constantFrom(gamma, gammaByLMoments, pearson3, logLogistic),
      (some, fit) => {
        const values = Float64Array.from([...some, Number.NaN]);
        const index = standardisedIndex(values, { stepsPerYear: 1, fit });
        expect(index.at(-1)).toBeNaN();
        const inOrder = [...values.keys()]
          .slice(0, -1)
          .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        const sorted = inOrder.map((at) => index[at] ?? Number.NaN);
        for (const [at, value] of sorted.slice(1).entries()) {
          if (!Number.isNaN(value)) expect(value).toBeGreaterThanOrEqual((sorted[at] ?? 0) - 1e-9);
        }
      },
    ),
    { seed: 7, numRuns: 60 },
  );
});

test('too few values of a month, or all alike, are no measure', () => {
  const index = standardisedIndex(Float64Array.of(1, 2, 3), { stepsPerYear: 1, fit: gamma });
  expect([...index]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(gamma(new Float64Array(30).fill(5))).toBeUndefined();
});

function column(name: string): Float64Array {
  return Float64Array.from(vectors[name] ?? [], (value) => value ?? Number.NaN);
}
