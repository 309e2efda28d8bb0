import { expect, test } from 'vitest';
import {
  comingForecasts,
  rainSourceWords,
} from '../../../../dashboard/web/what-if/rain-sources.ts';
import { en } from '../../../../dashboard/web/words/en.ts';
import { zh } from '../../../../dashboard/web/words/zh.ts';
import type { RainForecast } from '../../../../domain/rain-forecast.ts';
import { DAY_MS } from '../../../../domain/time.ts';
import { NOW } from '../example-station.ts';

const forecast = (area: string, own: Partial<RainForecast> = {}): RainForecast => ({
  area,
  source: 'CMA-GFS',
  issued: NOW,
  from: NOW,
  step: DAY_MS,
  mm: [1, 2],
  device: 'weather',
  received: NOW,
  ...own,
});
const tell = (time: number) => `+${(time - NOW) / DAY_MS} d`;

test('forecasts alike are told together: whose, of when, until when, where; then what falls elsewhere', () => {
  const known = [forecast('xin'), forecast('qiujin'), forecast('gan'), forecast('fu', { mm: [1] })];
  const sources = comingForecasts(known, NOW);
  expect(rainSourceWords(sources, { words: en, language: 'en', tell })).toBe(
    'CMA-GFS, issued +0 d, until +2 d: Gan, Xin, 1 sub-basin; CMA-GFS, issued +0 d, until +1 d: Fu; elsewhere, and outside these days, the mean of the season',
  );
  expect(rainSourceWords(sources, { words: zh, language: 'zh', tell })).toMatch(
    /^CMA-GFS，\+0 d 发布，至 \+2 d：赣江、信江、1 个子流域；/,
  );
});

test('forecasts that are over, or begin after the 15 days, are not offered', () => {
  const over = forecast('gan', { from: NOW - 2 * DAY_MS });
  const far = forecast('gan', { from: NOW + 15 * DAY_MS });
  expect(comingForecasts([over, far], NOW)).toEqual([]);
});
