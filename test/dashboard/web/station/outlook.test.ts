import { expect, test } from 'vitest';
import { rowOf } from '../../../../dashboard/web/board/board.ts';
import { BEIJING, tellTime } from '../../../../dashboard/web/format/time.ts';
import { sentence } from '../../../../dashboard/web/station/sentence.ts';
import { DICTIONARIES, type Language } from '../../../../dashboard/web/words/language.ts';
import type { Forecast } from '../../../../domain/forecast.ts';
import { HOUR_MS } from '../../../../domain/time.ts';
import { briefs, exceedance } from '../example-forecast.ts';
import { entry, NOW, station, warning } from '../example-station.ts';

const say = (language: Language, over: Partial<Forecast> = {}, trendPerHour = 0.05) => {
  const row = rowOf(station(), 'stage', {
    latest: new Map([['a/stage', entry({ value: 22.1, trendPerHour })]]),
    warnings: [warning()],
    forecasts: briefs(over),
    nowAt: () => NOW,
  });
  const words = DICTIONARIES[language];
  return sentence(row, { words, language, tell: tellTime(BEIJING, words, 2020) }, undefined);
};
const unlikely = { likely: null, earliest: null, latest: null };

test('a crest is told with its time and range, and the level that it likely passes', () => {
  expect(say('zh')).toBe(
    '甲 22.10 m，超警戒水位 3.10 m；预计 7 月 13 日 00:00 洪峰 22.60 m（22.40–22.90），预计 8–20 小时到保证水位（概率 80 %）。',
  );
  expect(say('en')).toContain(
    'crest expected 13 Jul 00:00 at 22.60 m (22.40–22.90), guarantee stage expected in 8–20 h (80 %).',
  );
});

test('without a crest the time to the next level is told as a range, and how probable that is', () => {
  expect(say('en', { crest: null })).toContain('; guarantee stage expected in 8–20 h (80 %).');
  const possible = exceedance({
    within: 0.3,
    hours: { likely: null, earliest: 11.2, latest: null },
  });
  expect(say('en', { crest: null, exceedances: [possible] })).toContain(
    '; guarantee stage in 11 h at the earliest (30 %).',
  );
  expect(say('zh', { crest: null, exceedances: [possible] })).toContain(
    '最早 11 小时可能到保证水位（概率 30 %）',
  );
  const soon = exceedance({ within: 0.3, hours: { likely: null, earliest: 0.3, latest: null } });
  expect(say('en', { crest: null, exceedances: [soon] })).toContain(
    '; guarantee stage possible at any time (30 %).',
  );
});

test('a level that is not reached is spoken of only while the value nears it', () => {
  const never = { crest: null, exceedances: [exceedance({ within: 0, hours: unlikely })] };
  expect(say('en', never)).toContain('; guarantee stage not expected within 3 days.');
  expect(say('en', never, -0.05)).toBe('Jia 22.10 m, 3.10 m over warning stage.');
});

test('a forecast that is stale is not spoken of: the present rate is', () => {
  expect(say('en', { issued: NOW - 3 * HOUR_MS })).toContain(
    '; at this rate guarantee stage in about 8 h.',
  );
});
