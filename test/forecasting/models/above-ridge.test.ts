import { expect, test } from 'vitest';
import { leftByRidge, withinRange } from '../../../forecasting/models/above-ridge.ts';
import { validIssues } from '../../../forecasting/samples.ts';
import { splitInTime } from '../../../forecasting/split.ts';
import { taskOf } from '../../../forecasting/task.ts';
import { basin } from '../basin.ts';

const series = basin();
const task = taskOf(series, { knownRain: false, longest: 48 });
const { base, train } = leftByRidge(task, 0, splitInTime(validIssues(task), series));

test('what ridge leaves is counted in its own deviations', () => {
  const square = train.y.reduce((sum, error) => sum + error ** 2, 0) / train.y.length;
  expect(square).toBeCloseTo(1, 1);
});

test('a feature stays within what it was in training; what was seen is left as it is', () => {
  expect(withinRange(base, train.x)).toEqual(train.x);
  const beyond = train.x.slice(0, base.range.most.length).fill(1e6);
  expect(Array.from(withinRange(base, beyond))).toEqual(base.range.most);
});
