import { expect, test } from 'vitest';
import { drillAsked } from '../../../commands/drill/drill-asked.ts';
import { warningLines } from '../../../commands/drill/summary.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import type { WarningEvent } from '../../../domain/warning.ts';

const START = Date.parse('2020-07-06T00:00+08:00');

test('a scenario brings its dates, and 600 times real time', () => {
  const { from = 0, to = 0, ...rest } = drillAsked({}, ['flood-2020']);
  expect(rest).toEqual({ scenario: 'flood-2020', speed: 600 });
  expect([from, to].map((time) => new Date(time).toISOString())).toEqual([
    '2020-06-27T16:00:00.000Z',
    '2020-07-19T16:00:00.000Z',
  ]);
});

test('a normal season lasts thirty days from the date it is given', () => {
  const { from, to } = drillAsked({ from: '2020-07-06' }, ['normal']);
  expect([from, to]).toEqual([START, START + 30 * DAY_MS]);
});

test.each([
  [{}, [], /Name one scenario/],
  [{}, ['flood-2020', 'normal'], /Name one scenario/],
  [{}, ['flood'], /flood-2020, drought-2022, normal/],
  [{}, ['normal'], /say --from/],
  [{ to: '2020-01-01' }, ['flood-2020'], /--to is not after/],
])('%j with %j is refused with the remedy', (values, names, message) => {
  const error = { code: 'CONFIG', message: expect.stringMatching(message) };
  expect(() => drillAsked(values, names)).toThrow(expect.objectContaining(error));
});

const event = (hours: number, more: Partial<WarningEvent>): WarningEvent => ({
  ...{ station: 'hukou', hazard: 'flood', property: 'stage', value: 20, threshold: 19.5 },
  ...{
    readingTime: START + hours * HOUR_MS,
    eventTime: START,
    basis: 'observed',
    corrected: false,
  },
  ...more,
});
const names = [{ id: 'hukou', name: { zh: '湖口', en: 'Hukou' } }];

test('the summary has a line a place and hazard, the worst first, with when it was warned and what came of it', () => {
  const events = [
    event(1, { severity: 'blue' }),
    event(5, { severity: 'orange', previous: 'blue' }),
    event(30, { previous: 'orange' }),
    event(2, { station: 'other', severity: 'red' }),
    event(3, { station: 'taken back', severity: 'red', retracted: true }),
    event(-5, { station: 'before', severity: 'red' }),
    event(-3, { station: 'before', previous: 'red' }),
  ];
  expect(warningLines(events.toReversed(), names, START)).toEqual([
    'Warnings at 2 places',
    expect.stringMatching(/^ {2}other, flood +red 2020-07-06 02:00, stands$/),
    expect.stringMatching(
      /^ {2}Hukou, flood +blue 2020-07-06 01:00, orange 2020-07-06 05:00, over 2020-07-07 06:00$/,
    ),
  ]);
});

test('a calm season is told as one', () => {
  expect(warningLines([], names, START)).toEqual(['Warnings', '  none']);
});
