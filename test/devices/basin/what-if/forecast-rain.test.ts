import { expect, test } from 'vitest';
import { seasonRain } from '../../../../devices/basin/assimilation/season.ts';
import { comingRain } from '../../../../devices/basin/what-if/coming-rain.ts';
import { spokenFor } from '../../../../devices/basin/what-if/forecast-rain.ts';
import type { RainForecast } from '../../../../domain/rain-forecast.ts';
import { DAY_MS, HOUR_MS } from '../../../../domain/time.ts';

const START = Date.parse('2026-07-02T08:00:00+08:00');
const forecast = (area: string, own: Partial<RainForecast> = {}): RainForecast => ({
  area,
  source: 'a model',
  issued: START,
  from: START,
  step: 6 * HOUR_MS,
  mm: [6, 12],
  device: 'weather',
  received: START,
  ...own,
});
const rain = (forecasts: RainForecast[], factor = 1) =>
  comingRain({ rain: { from: 'forecast' }, factor }, START, { past: [], forecasts });
const season = (name: 'waizhou' | 'lijiadu' | 'meigang', hour: number) =>
  seasonRain(name, START + hour * HOUR_MS);

test('a river’s forecast falls on its sub-basins by the hour, times the factor', () => {
  const falls = rain([forecast('gan')], 1.5);
  expect(falls[0]?.waizhou).toBeCloseTo(1.5, 9);
  expect(falls[0]?.xiashan).toBeCloseTo(1.5, 9);
  expect(falls[11]?.waizhou).toBeCloseTo(3, 9);
});

test('beyond its end, before it begins and where there is none, the season’s mean falls', () => {
  const falls = rain([forecast('gan', { from: START + HOUR_MS / 2 })]);
  for (const hour of [13, 40, 359]) expect(falls[hour]?.waizhou).toBe(season('waizhou', hour));
  expect(falls[0]?.waizhou).toBeCloseTo(0.5 + season('waizhou', 0) / 2, 9);
  for (const hour of [0, 20]) expect(falls[hour]?.lijiadu).toBe(season('lijiadu', hour));
});

test('a sub-basin’s own forecast stands before its river’s, unless that was issued later', () => {
  const own = forecast('meigang', { mm: [60] });
  const river = forecast('xin');
  expect(rain([river, own])[0]?.meigang).toBeCloseTo(10, 9);
  expect(rain([river, own])[0]?.yiyang).toBeCloseTo(1, 9);
  const later = forecast('xin', { issued: START + HOUR_MS });
  expect(rain([own, later])[0]?.meigang).toBeCloseTo(1, 9);
  expect(spokenFor([own, later])).toEqual([later]);
  expect(spokenFor([own, river])).toEqual([own, river]);
});

test('daily steps fall evenly over their hours', () => {
  const falls = rain([forecast('xin', { step: DAY_MS, mm: [24, 48] })]);
  expect(falls.slice(0, 48).reduce((sum, hour) => sum + hour.meigang, 0)).toBeCloseTo(72, 6);
});
