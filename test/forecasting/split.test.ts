import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validIssues } from '../../forecasting/samples.ts';
import { splitInTime } from '../../forecasting/split.ts';
import { taskOf } from '../../forecasting/task.ts';
import { basin } from './basin.ts';

const none = (values: Float64Array) => values.map(() => Number.NaN);

test('no part forecasts into the next', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 500, max: 2_000 }),
      fc.integer({ min: 1, max: 24 }),
      (length, lead) => {
        const series = basin({ length, leads: [lead] });
        const issues = Int32Array.from({ length: length - lead }, (_, at) => at);
        const { train, validate, test: last } = splitInTime(issues, series);
        expect((train.at(-1) ?? 0) + lead).toBeLessThan(validate[0] ?? 0);
        expect((validate.at(-1) ?? 0) + lead).toBeLessThan(last[0] ?? 0);
        expect(last.at(-1)).toBe(issues.at(-1));
      },
    ),
    { numRuns: 30 },
  );
});

test('too short a series is refused with what it lacks', () => {
  const issues = Int32Array.from({ length: 100 }, (_, at) => at);
  expect(() => splitInTime(issues, basin())).toThrow(/made-up: only \d+ valid issues to/);
});

test('where no sample is valid, the rule that took the last is named', () => {
  const series = basin();
  const dry = {
    ...series,
    forcings: series.forcings.map((p) => ({ ...p, values: none(p.values) })),
  };
  const options = { knownRain: false, longest: 48 };
  expect(() => validIssues(taskOf(dry, options))).toThrow(
    /no valid sample is left\. The rule "an amount is known at each lag" on "P" removed the last 1,1\d\d of 1,200 steps/,
  );
  const silent = { ...series, target: { ...series.target, values: none(series.target.values) } };
  expect(() => validIssues(taskOf(silent, options))).toThrow(/on "Q" removed the last 1,200/);
});
