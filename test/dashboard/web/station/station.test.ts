import { expect, test } from 'vitest';
import { rowOf } from '../../../../dashboard/web/board/board.ts';
import { BEIJING, tellTime } from '../../../../dashboard/web/format/time.ts';
import { linesOf } from '../../../../dashboard/web/registry/lines.ts';
import { hexLines } from '../../../../dashboard/web/station/hex.ts';
import { observedInterval } from '../../../../dashboard/web/station/interval.ts';
import { levelRows } from '../../../../dashboard/web/station/level-rows.ts';
import { sentence } from '../../../../dashboard/web/station/sentence.ts';
import { withNewest } from '../../../../dashboard/web/station/use-series.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import type { LatestEntry } from '../../../../domain/api-answers.ts';
import { HOUR_MS } from '../../../../domain/time.ts';
import { entry, NOW, station, warning } from '../example-station.ts';

const say = (
  latest: LatestEntry | undefined,
  language: 'zh' | 'en',
  sixHoursAgo?: number,
  open = warning(),
) => {
  const row = rowOf(station(), 'stage', {
    latest: new Map(latest ? [['a/stage', latest]] : []),
    warnings: [open],
    nowAt: () => NOW,
  });
  const columns =
    sixHoursAgo === undefined
      ? undefined
      : {
          times: [NOW - 6 * HOUR_MS, NOW],
          values: [sixHoursAgo, latest?.value ?? null],
          flags: [1, 1],
        };
  return sentence(
    row,
    {
      words: DICTIONARIES[language],
      language,
      tell: tellTime(BEIJING, DICTIONARIES[language], 2020),
    },
    columns,
  );
};

test('one sentence tells the value, the lines passed, the change, and when the next line is reached', () => {
  const rising = entry({ value: 22.1, trendPerHour: 0.05 });
  expect(say(rising, 'zh', 21.9)).toBe(
    '甲 22.10 m，超警戒水位 3.10 m；6 小时涨 0.20 m，照此约 8 小时到保证水位。',
  );
  expect(say(rising, 'en', 21.9)).toBe(
    'Jia 22.10 m, 3.10 m over warning stage; up 0.20 m in 6 h, at this rate guarantee stage in about 8 h.',
  );
});

test('over the last line it names the warning level too, and a value on a line is at it', () => {
  expect(say(entry({ value: 22.5 }), 'en', 22.5)).toBe(
    'Jia 22.50 m, 3.50 m over warning stage, at guarantee stage; steady for 6 h.',
  );
});

test('what the value does now is said where it is not what it did', () => {
  expect(say(entry({ value: 22.1, trendPerHour: -0.012 }), 'en', 21.9)).toContain(
    'up 0.20 m in 6 h, now falling 1.2 cm/h',
  );
  expect(say(entry({ value: 22.1 }), 'zh', 21.9)).toContain('6 小时涨 0.20 m，目前平稳');
  expect(say(entry({ value: 22.1, trendPerHour: null }), 'en', 21.9)).toContain('in 6 h.');
});

test('a level that its hysteresis holds says until when', () => {
  const orange = warning({ severity: 'orange', threshold: 22.5 });
  expect(say(entry({ value: 22.44 }), 'en', 22.44, orange)).toContain(
    'level II held until below 22.40 m',
  );
  expect(say(entry({ value: 22.44 }), 'zh', 22.44, orange)).toContain('Ⅱ级预警维持到低于 22.40 m');
});

test('a stale value says since when, a suspect one why, none says so', () => {
  expect(say(entry({ time: NOW - 3 * HOUR_MS }), 'zh')).toContain(
    '最近读数 7 月 11 日 21:00，已过 3 小时',
  );
  expect(say(entry({ flag: 3, reasons: ['flat_line'] }), 'en')).toContain('unchanged for too long');
  expect(say(undefined, 'en')).toBe('Jia: no usable reading yet.');
});

test('the present value stands in its place among the levels', () => {
  const lines = linesOf(station(), 'stage');
  const kinds = (value: number | undefined) =>
    levelRows(lines, value).map((row) => (row.kind === 'now' ? 'now' : row.line.value));
  expect(kinds(23)).toEqual(['now', 22.5, 19]);
  expect(kinds(22.5)).toEqual(['now', 22.5, 19]);
  expect(kinds(20)).toEqual([22.5, 'now', 19]);
  expect(kinds(7)).toEqual([22.5, 19, 'now']);
  expect(kinds(undefined)).toEqual([22.5, 19]);
});

test('a new entry is put at the end of a series, over its last point, or not at all when it is older', () => {
  const answer = {
    station: 'a',
    property: 'stage',
    unit: 'm',
    from: 0,
    to: 100,
    downsampled: false,
    times: [10, 20],
    values: [1, 2],
    flags: [1, 1],
    reasons: [0, 0],
  };
  expect(withNewest(answer, entry({ time: 30, value: 3 })).times).toEqual([10, 20, 30]);
  expect(
    withNewest(answer, entry({ time: 20, value: 9, flag: 3, reasons: ['missing'] })),
  ).toMatchObject({
    times: [10, 20],
    values: [1, 9],
    flags: [1, 3],
    reasons: [0, 1],
  });
  expect(withNewest(answer, entry({ time: 5 }))).toBe(answer);
  expect(withNewest(answer, entry({ time: 100 }))).toBe(answer);
});

test('the interval is that of the newest readings, where all of them are there', () => {
  const times = [0, 300, 600, 660, 720, 780, 1_800, 1_860, 1_920].map((s) => s * 1_000);
  expect(observedInterval({ times, downsampled: false })).toBe(60_000);
  expect(observedInterval({ times, downsampled: true })).toBeUndefined();
  expect(observedInterval({ times: times.slice(0, 3), downsampled: false })).toBeUndefined();
});

test('bytes are shown in pairs, sixteen a line, with their offsets', () => {
  expect(hexLines('7e7e')).toBe('0000  7e 7e');
  expect(hexLines('00'.repeat(17)).split('\n')[1]).toBe('0010  00');
});
