import { expect, test } from 'vitest';
import { rowOf } from '../../../../dashboard/web/board/board.ts';
import { rowWords } from '../../../../dashboard/web/board/row-words.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import type { LatestEntry } from '../../../../domain/api-answers.ts';
import { entry, level, NOW, station, warning } from '../example-station.ts';

const say = (
  latest: LatestEntry,
  language: 'zh' | 'en' = 'zh',
  warnings = [warning()],
  at = station(),
) =>
  rowWords(
    rowOf(at, 'stage', { latest: new Map([['a/stage', latest]]), warnings, nowAt: () => NOW }),
    {
      words: DICTIONARIES[language],
      language,
    },
  );

test('a rising flood: value, over the warning level, rate, and how long until the next line', () => {
  const rising = entry({ value: 22.1, trendPerHour: 0.08 });
  expect(say(rising)).toEqual({
    value: '22.10',
    underValue: '超警 3.10',
    trend: '8.0',
    trendUnit: 'cm/h',
    direction: 1,
    margin: '距保证 0.40',
    underMargin: '约 5 小时',
  });
  expect(say(rising, 'en')).toMatchObject({
    underValue: '+3.10',
    margin: 'to II 0.40',
    underMargin: 'about 5 h',
  });
});

test('a falling one says so instead of hours, and over the last line there is no higher one', () => {
  expect(say(entry({ value: 22.1, trendPerHour: -0.02 })).underMargin).toBe('退水');
  expect(say(entry({ value: 23, trendPerHour: 0.02 }))).toMatchObject({
    margin: '已超保证 0.50',
    underMargin: '无更高线',
  });
});

test('a level that its hysteresis holds says until when', () => {
  const held = [warning({ severity: 'orange', threshold: 22.5 })];
  expect(say(entry({ value: 22.44, trendPerHour: -0.02 }), 'en', held)).toMatchObject({
    margin: 'to II 0.06',
    underMargin: 'held to 22.40',
  });
  expect(say(entry({ value: 22.44 }), 'zh', held).underMargin).toBe('维持至 22.40');
  expect(say(entry({ value: 22.5, trendPerHour: -0.02 }), 'en', held).underMargin).toBe(
    'no higher line',
  );
});

test('what is more than three days away is not told by the hour', () => {
  expect(say(entry({ value: 18, trendPerHour: 0.01 })).underMargin).toBe('3 天以上');
});

test('a station whose trend is not known says nothing of time', () => {
  expect(say(entry({ value: 18, trendPerHour: null })).underMargin).toBe('');
});

test('a still stage has no direction, not even by a hair', () => {
  expect(say(entry({ value: 18, trendPerHour: -0.0002 }))).toMatchObject({
    trend: '0.0',
    direction: 0,
    underMargin: '平稳',
  });
});

test('doubt takes the place of the margin: stale with its age, suspect with its reason, or no data', () => {
  expect(say(entry({ time: NOW - 3.3 * 3_600_000 }), 'en')).toMatchObject({
    margin: 'stale 3 h',
    underMargin: 'no new data',
  });
  expect(say(entry({ flag: 3, reasons: ['flat_line'] }))).toMatchObject({
    margin: '可疑 ?',
    underMargin: '读数不动',
  });
  expect(say(entry({ value: null }))).toMatchObject({ value: '—', margin: '无数据' });
});

test('low water names its level and the line it has fallen below', () => {
  const low = { ...level('orange', 8, '枯水', 'Low'), hazard: 'low_water' as const };
  const event = warning({ hazard: 'low_water', severity: 'orange' });
  expect(say(entry({ value: 7.2 }), 'zh', [event], station({ levels: [low] }))).toMatchObject({
    underValue: 'Ⅱ级',
    margin: '已低枯水 0.80',
    underMargin: '无更低线',
  });
});
