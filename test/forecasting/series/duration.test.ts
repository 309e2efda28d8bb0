import { expect, test } from 'vitest';
import { parseDuration, spokenDuration } from '../../../forecasting/series/duration.ts';

test.each([
  ['PT10M', 600_000],
  ['PT1H', 3_600_000],
  ['P1DT12H', 129_600_000],
  ['P2W', 1_209_600_000],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', 'P', 'PT', 'P1DT', '1H', 'PT0S', 'P1M', 'PT1.5H'])('"%s" is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('a duration is spoken in the largest unit that keeps it whole', () => {
  expect([90_000, 600_000, 86_400_000, 5_400_000].map(spokenDuration)).toEqual([
    '90 s',
    '10 min',
    '1 d',
    '90 min',
  ]);
});
