import { expect, test } from 'vitest';
import { boardRows, rowOf } from '../../../../dashboard/web/board/board.ts';
import { rowMark } from '../../../../dashboard/web/board/row-mark.ts';
import { foreseenWords, rowWords } from '../../../../dashboard/web/board/row-words.ts';
import { iconName, stationFeature } from '../../../../dashboard/web/map/features.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import type { Forecast } from '../../../../domain/forecast.ts';
import { HOUR_MS } from '../../../../domain/time.ts';
import type { WarningEvent } from '../../../../domain/warning.ts';
import { briefs, exceedance } from '../example-forecast.ts';
import { entry, NOW, station, warning } from '../example-station.ts';

const en = { words: DICTIONARIES.en, language: 'en' as const };
const zh = { words: DICTIONARIES.zh, language: 'zh' as const };
const foreseen = (over: Partial<WarningEvent> = {}) =>
  warning({ basis: 'forecast', severity: 'orange', probability: 0.8, ...over });
const row = (
  over: Partial<Forecast> = {},
  warnings: WarningEvent[] = [],
  forecastWarnings: WarningEvent[] = [],
) =>
  rowOf(station(), 'stage', {
    latest: new Map([['a/stage', entry({ value: 22.1, trendPerHour: 0.05 })]]),
    ...{ warnings, forecastWarnings, forecasts: briefs(over), nowAt: () => NOW },
  });

test('the time to the next level is a range with its probability', () => {
  expect(rowWords(row(), en).underMargin).toBe('8–20 h · 80 %');
  expect(rowWords(row(), zh).underMargin).toBe('8–20 小时 · 80 %');
  const open = { likely: null, earliest: 8, latest: null };
  const possible = row({ exceedances: [exceedance({ within: 0.2, hours: open })] });
  expect(rowWords(possible, en).underMargin).toBe('≥ 8 h · 20 %');
});

test('a level that the forecast does not reach is told so while the value rises', () => {
  const never = { likely: null, earliest: null, latest: null };
  const calm = row({ exceedances: [exceedance({ within: 0, hours: never })] });
  expect(rowWords(calm, zh).underMargin).toBe('3 天内不到');
});

test('a stale forecast leaves the word to the present rate', () => {
  expect(rowWords(row({ issued: NOW - 4 * HOUR_MS }), en).underMargin).toBe('about 8 h');
});

test('of equal severity what is forecast to warn comes first, then what is reached sooner as forecast', () => {
  const ids = ['far', 'near', 'unseen', 'probable'];
  const hours = (likely: number | null) => ({ likely, earliest: likely, latest: likely });
  const at: Record<string, number | null> = { far: 30, near: 3, unseen: null, probable: 40 };
  const rows = boardRows({
    stations: ids.map((id) => station({ id })),
    latest: new Map(ids.map((id) => [`${id}/stage`, entry({ station: id, value: 22.1 })])),
    warnings: [],
    forecasts: new Map(
      ids.flatMap((id) =>
        [...briefs({ exceedances: [exceedance({ hours: hours(at[id] ?? null) })] }).values()].map(
          (brief) => [`${id}/stage`, { ...brief, station: id }] as const,
        ),
      ),
    ),
    forecastWarnings: [foreseen({ station: 'probable' })],
    layer: 'stage',
    nowAt: () => NOW,
  });
  expect(rows.map(({ station: { id } }) => id)).toEqual(['probable', 'near', 'far', 'unseen']);
});

test('a level that is only forecast has a mark and a word of its own, and counts as what is observed', () => {
  const probable = row({}, [], [foreseen()]);
  expect(probable).toMatchObject({ severity: undefined, category: 'normal' });
  expect(rowMark(probable)).toMatchObject({ severity: 'orange', isForecast: true });
  expect(iconName(rowMark(probable))).toBe('orange-flood-forecast');
  expect(foreseenWords(probable, en)).toBe('fc. II');
  expect(stationFeature(probable, zh).properties).toMatchObject({ note: '预报Ⅱ级', rank: 3.5 });
});

test('an observed warning keeps its mark beside a graver forecast, and silences one that is not graver', () => {
  const both = row({}, [warning()], [foreseen()]);
  expect(rowMark(both)).toBe(both);
  expect(foreseenWords(both, zh)).toBe('预报Ⅱ级');
  const seen = row({}, [warning({ severity: 'orange' })], [foreseen()]);
  expect(foreseenWords(seen, zh)).toBe('');
});
