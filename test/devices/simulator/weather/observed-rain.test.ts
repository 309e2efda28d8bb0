import { expect, test } from 'vitest';
import { toldOf } from '../../../../devices/simulator/weather/observed-gaps.ts';
import { readObservedRain } from '../../../../devices/simulator/weather/observed-rain.ts';
import { createWeather } from '../../../../devices/simulator/weather/weather.ts';
import { DAY_MS, HOUR_MS } from '../../../../domain/time.ts';

const daily = `time,gan,jian,xiu
2031-05-01,12.5,20,0
2031-05-02,0,,88.8

2031-05-04,3,4,5
`;
const start = Date.UTC(2031, 4, 1);
const own = createWeather({ seed: 6, scenario: 'normal' });
const driven = createWeather({ seed: 6, scenario: 'normal', observed: readObservedRain(daily) });

test('a day of rain is that of the file, for a sub-basin by its own column or by its river', () => {
  expect(driven.areal('waizhou', start, start + DAY_MS)).toBeCloseTo(12.5, 9);
  expect(driven.areal('jian', start, start + DAY_MS)).toBeCloseTo(20, 9);
  expect(driven.areal('qiujin', start, start + DAY_MS)).toBe(0);
  expect(driven.areal('qiujin', start + DAY_MS, start + 2 * DAY_MS)).toBeCloseTo(88.8, 9);
});

test('within a day it falls in storms, and its hours add up to it', () => {
  const hours = Array.from({ length: 24 }, (_, i) => start + i * HOUR_MS).map((hour) =>
    driven.areal('waizhou', hour, hour + HOUR_MS),
  );
  expect(hours.reduce((sum, mm) => sum + mm, 0)).toBeCloseTo(12.5, 9);
  expect(Math.max(...hours)).toBeGreaterThan(1);
  expect(driven.rainAt(115.0, 28.3, start, start + DAY_MS)).toBeGreaterThan(2);
});

test('outside the span, for other sub-basins, in empty cells and for missing rows the weather is its own', () => {
  const spans = [
    ['waizhou', start - 40 * DAY_MS, start],
    ['waizhou', start + 4 * DAY_MS, start + 40 * DAY_MS],
    ['lakeBed', start, start + 4 * DAY_MS],
    ['jian', start + DAY_MS, start + 2 * DAY_MS],
    ['jian', start + 2 * DAY_MS, start + 3 * DAY_MS],
  ] as const;
  for (const [name, from = 0, to = 0] of spans)
    expect(driven.areal(name, from, to)).toBeCloseTo(own.areal(name, from, to), 9);
});

test('a span over the edges of the file is the sum of its parts', () => {
  const [from, to] = [start - 10 * DAY_MS, start + 10 * DAY_MS];
  const middle = start + 7 * HOUR_MS;
  const parts = driven.areal('jian', from, middle) + driven.areal('jian', middle, to);
  expect(parts).toBeCloseTo(driven.areal('jian', from, to), 9);
});

test('hours can be given with their zone', () => {
  const text = 'time,lakeBed\n2031-05-01T13:00+08:00,4\n2031-05-01T14:00+08:00,6.5\n';
  const hourly = createWeather({ seed: 6, scenario: 'normal', observed: readObservedRain(text) });
  const one = Date.parse('2031-05-01T13:00+08:00');
  expect(hourly.areal('lakeBed', one, one + 2 * HOUR_MS)).toBeCloseTo(10.5, 9);
  expect(hourly.areal('lakeBed', one + HOUR_MS, one + 2 * HOUR_MS)).toBeCloseTo(6.5, 9);
});

test('a heavier file has a greyer sky', () => {
  const text = 'time,lakeBed\n2031-08-10,90\n2031-08-11,120\n';
  const grey = createWeather({ seed: 6, scenario: 'normal', observed: readObservedRain(text) });
  const noon = Date.UTC(2031, 7, 10, 5);
  const cloudiness = (weather: typeof own) => weather.at(116.3, 29.1, noon).cloudiness;
  expect(cloudiness(grey)).toBeGreaterThan(cloudiness(own));
});

test.each([
  ['date,gan\n2031-05-01,1', 'row 1: the first column is "date"'],
  ['time,rhine\n2031-05-01,1', 'row 1: "rhine" is not one of gan'],
  ['time,gan,gan\n2031-05-01,1,1', 'row 1: column gan is there twice'],
  ['time\n2031-05-01', 'row 1: there is no column of rain'],
  ['time,gan\n', 'row 2: there is no row of rain'],
  ['time,gan\n2031-05-01 08:00,1', 'row 2, column time: "2031-05-01 08:00" is neither'],
  ['time,gan\n2031-05-01,-1', 'row 2, column gan: "-1" is not from 0 to 2000 mm'],
  ['time,gan\n2031-05-01,1\n2031-05-02,wet', 'row 3, column gan: "wet" is not from'],
  ['time,gan\n2031-05-01,1\n2031-05-03,1', 'row 3, column time: not a day or an hour'],
  ['time,gan\n2031-05-02,1\n2031-05-03,1\n2031-05-01,1', 'row 4, column time: not later'],
  ['time,gan\n2031-05-01,1\n2031-05-02,1\n2231-05-01,1', 'row 4, column time: more than a hundred'],
  ['time,gan\n\n2031-05-01,1\n\n2031-05-02,wet', 'row 5, column gan: "wet" is not from'],
  ['time,gan\n2031-05-01,1,2', 'the file: '],
])('%j is turned away', (text, reason) => {
  expect(() => readObservedRain(text)).toThrow(reason);
});

test('it tells the span of the file, whose rain it has, and each gap that the simulated weather fills', () => {
  expect(toldOf(readObservedRain(daily))).toEqual([
    'Observed rain, a step a day, from 2031-05-01T00:00Z to before 2031-05-05T00:00Z, of 9 of 25 sub-basins; the others have simulated rain.',
    'No rain of xiashan, ganzhou, dongbei, xiajiang, zhangshu, waizhou, qiujin, yongxiu from 2031-05-03T00:00Z to before 2031-05-04T00:00Z: simulated.',
    'No rain of jian from 2031-05-02T00:00Z to before 2031-05-04T00:00Z: simulated.',
  ]);
});
