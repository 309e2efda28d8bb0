import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { AggregatesAnswer, SeriesAnswer } from '../../../domain/api-answers.ts';
import { reasonMask } from '../../../domain/quality.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { observed, station, T0 } from './made.ts';
import { testApi } from './test-api.ts';

/** Station A's stage of the four days before T0, a point in five minutes; each has its number as value. */
const FOUR_DAYS = Array.from({ length: 1_152 }, (_, i) =>
  observed({ time: T0 - 4 * DAY_MS + i * 5 * MINUTE_MS, value: i }),
);

function houseWith(observations = FOUR_DAYS) {
  return testApi({ before: ({ store }) => store.write(observations) });
}

test('a series is the last 72 hours in its canonical unit, when nothing else is asked for', async () => {
  const { api, clock } = await houseWith();
  const answer = SeriesAnswer.parse((await api.inject('/api/series/A/stage')).json());
  expect(answer).toMatchObject({ station: 'A', property: 'stage', unit: 'm', downsampled: false });
  expect(answer).toMatchObject({ from: clock.time - 72 * HOUR_MS, to: clock.time });
  expect(answer.times).toHaveLength(863);
  expect(answer.values.slice(0, 2)).toEqual([289, 290]);
});

test.each([
  `from=${T0 - HOUR_MS}&to=${T0}`,
  'from=2026-07-01T07:00:00%2B08:00&to=2026-07-01T00:00Z',
  'from=2026-07-01T07:00+08:00&to=2026-07-01',
])('a span may be said as %s', async (span) => {
  const { api } = await houseWith();
  const answer = SeriesAnswer.parse((await api.inject(`/api/series/A/stage?${span}`)).json());
  expect([answer.from, answer.to]).toEqual([T0 - HOUR_MS, T0]);
  expect(answer.times).toHaveLength(12);
});

test('flags and reasons stand beside the values, and missing values are null', async () => {
  const { api } = await houseWith([
    observed({ time: T0 - 2, value: null, flag: 9, reasons: reasonMask(['missing']) }),
    observed({ time: T0 - 1, value: 1, flag: 3, reasons: reasonMask(['spike']) }),
  ]);
  expect(SeriesAnswer.parse((await api.inject('/api/series/A/stage')).json())).toMatchObject({
    times: [T0 - 2, T0 - 1],
    values: [null, 1],
    flags: [9, 3],
    reasons: [reasonMask(['missing']), reasonMask(['spike'])],
  });
});

test('more points than can be drawn are thinned, extremes kept, failed ones left out', async () => {
  const spoiled = FOUR_DAYS.map((observation, i) =>
    i % 100 === 50 ? { ...observation, value: -999, flag: 4 as const } : observation,
  );
  const { api } = await houseWith(spoiled);
  const answer = SeriesAnswer.parse(
    (await api.inject('/api/series/A/stage?from=0&points=100')).json(),
  );
  expect(answer.downsampled).toBe(true);
  expect(answer.values.length).toBeLessThanOrEqual(100);
  expect(answer.values).not.toContain(-999);
  expect([answer.values[0], answer.values.at(-1)]).toEqual([0, 1_151]);
  expect(answer.flags).toHaveLength(answer.values.length);
});

test('a long range goes into CSV part by part and none of it is lost', async () => {
  const many = Array.from({ length: 45_000 }, (_, i) =>
    observed({ time: T0 - 45_000 + i, value: i }),
  );
  const { api, deps } = await houseWith(many);
  const asked: number[] = [];
  const { range } = deps.store;
  deps.store.range = (query) => {
    asked.push(query.limit ?? Number.POSITIVE_INFINITY);
    return range(query);
  };
  const [, ...lines] = parse((await api.inject('/api/series/A/stage?format=csv')).body);
  expect(lines.map(([, , value]) => Number(value))).toEqual(many.map(({ value }) => value));
  expect(Math.max(...asked)).toBeLessThan(45_000);
});

test.each(['PT1H', String(HOUR_MS)])('statistics come by a step of %s', async (step) => {
  const { api } = await houseWith();
  const url = `/api/series/A/stage?from=${T0 - DAY_MS}&to=${T0}&step=${step}`;
  const answer = AggregatesAnswer.parse((await api.inject(url)).json());
  expect(answer).toMatchObject({ unit: 'm', step: HOUR_MS });
  expect(answer.aggregates).toHaveLength(24);
  expect(answer.aggregates[0]).toEqual({
    time: T0 - DAY_MS,
    count: 12,
    excluded: 0,
    min: 864,
    max: 875,
    sum: 10_434,
    first: 864,
    last: 875,
  });
});

test('a step without a usable value has no statistics, and says how many were left out', async () => {
  const { api } = await houseWith([observed({ flag: 4 })]);
  const { aggregates } = AggregatesAnswer.parse(
    (await api.inject('/api/series/A/stage?step=P1D')).json(),
  );
  expect(aggregates).toMatchObject([{ count: 0, excluded: 1, min: null, max: null, first: null }]);
});

test.each([
  ['?format=csv', {}],
  ['', { accept: 'text/csv' }],
])('CSV (%s %o) says the same, with units and ISO times', async (query, headers) => {
  const { api } = await houseWith([
    observed({ time: T0 - 2_000, value: -0.5 }),
    observed({ time: T0 - 1_000, value: null, flag: 9, reasons: reasonMask(['missing']) }),
    observed({ value: 3, flag: 3, reasons: reasonMask(['spike', 'rate_of_change']) }),
  ]);
  const answer = await api.inject({ url: `/api/series/A/stage${query}`, headers });
  expect(answer.headers['content-type']).toContain('text/csv');
  expect(answer.headers['content-disposition']).toBe('attachment; filename="A-stage.csv"');
  expect(parse(answer.body)).toEqual([
    ['time (UTC)', 'station', 'stage (m)', 'flag (QARTOD)', 'reasons'],
    ['2026-06-30T23:59:58.000Z', 'A', '-0.5', '1', ''],
    ['2026-06-30T23:59:59.000Z', 'A', '', '9', 'missing'],
    ['2026-07-01T00:00:00.000Z', 'A', '3', '3', 'rate_of_change spike'],
  ]);
});

test('CSV has every stored point, unless a number of points is asked for', async () => {
  const { api } = await houseWith();
  const lines = async (query: string) =>
    parse((await api.inject(`/api/series/A/stage?from=0&format=csv${query}`)).body).length - 1;
  expect(await lines('')).toBe(FOUR_DAYS.length);
  expect(await lines('&points=100')).toBeLessThanOrEqual(100);
});

test('a station whose name is a formula does no harm in CSV', async () => {
  const { api } = await testApi({
    registry: [station('-A')],
    before: ({ store }) => store.write([observed({ station: '-A' })]),
  });
  const { body } = await api.inject('/api/series/-A/stage?format=csv');
  expect(parse(body)[1]).toContain("'-A");
});

test('statistics come as CSV too', async () => {
  const { api } = await houseWith();
  const { body } = await api.inject(
    '/api/series/A/stage?from=2026-06-30&to=2026-07-01&step=P1D&format=csv',
  );
  expect(parse(body)).toEqual([
    [
      ...['time (UTC)', 'station', 'count', 'excluded', 'stage min (m)', 'stage max (m)'],
      ...['stage mean (m)', 'stage sum (m)', 'stage first (m)', 'stage last (m)'],
    ],
    ['2026-06-30T00:00:00.000Z', 'A', '288', '0', '864', '1151', '1007.5', '290160', '864', '1151'],
  ]);
});

test('more points than an answer can hold are refused with the remedy', async () => {
  const { api, deps } = await testApi();
  let read = 0;
  deps.store.range = async ({ from, limit = 0 }) => {
    read += limit;
    const times = Float64Array.from({ length: limit }, (_, i) => from + i);
    const blank = new Float64Array(limit);
    const [flags, masks] = [new Uint8Array(limit), new Uint16Array(limit)];
    const points = { times, values: blank, flags, reasons: masks, received: blank };
    return { ...points, rawPartitions: masks, rawOffsets: blank };
  };
  const answer = await api.inject('/api/series/A/stage?from=0');
  expect(answer.statusCode).toBe(400);
  expect(answer.json().detail).toContain('ask for a shorter span, for a `step`, or for CSV');
  expect(read).toBeLessThan(1_100_000);
});
