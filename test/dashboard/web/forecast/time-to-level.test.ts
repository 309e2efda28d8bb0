import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crestToTell } from '../../../../dashboard/web/forecast/crest.ts';
import { hoursRange, percent } from '../../../../dashboard/web/forecast/forecast-words.ts';
import { isFresh, timeToLevel, urgency } from '../../../../dashboard/web/forecast/time-to-level.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import { HOUR_MS } from '../../../../domain/time.ts';
import { exceedance, forecast } from '../example-forecast.ts';
import { NOW } from '../example-station.ts';

const line = { hazard: 'flood' as const, value: 22.5 };
const { en, zh } = DICTIONARIES;

test('the hours to a level count from now on, not from the issue, and never below none', () => {
  expect(timeToLevel(forecast(), line, NOW + 2 * HOUR_MS)).toEqual({
    likely: 12,
    earliest: 6,
    latest: 18,
    probability: 0.8,
  });
  expect(timeToLevel(forecast(), line, NOW + 10 * HOUR_MS)?.earliest).toBe(0);
});

test('of a line that is no level the forecast says nothing', () => {
  expect(timeToLevel(forecast(), { ...line, value: 22.52 }, NOW)).toBeUndefined();
  expect(timeToLevel(forecast(), { ...line, hazard: 'low_water' }, NOW)).toBeUndefined();
});

test('a forecast speaks of now for three hours', () => {
  expect(isFresh(forecast(), NOW + 3 * HOUR_MS - 1)).toBe(true);
  expect(isFresh(forecast(), NOW + 3 * HOUR_MS)).toBe(false);
});

test('a range is told in hours, open where the level may also not be reached, and not at all where it is not', () => {
  expect(hoursRange({ earliest: 5.2, latest: 10.8 }, en)).toBe('5–11 h');
  expect(hoursRange({ earliest: 5.2, latest: 10.8 }, zh)).toBe('5–11 小时');
  expect(hoursRange({ earliest: 11, latest: null }, en)).toBe('≥ 11 h');
  expect(hoursRange({ earliest: 0.2, latest: 0.4 }, en)).toBe('about 18 min');
  expect(hoursRange({ earliest: 0.2, latest: 9 }, en)).toBe('≤ 9 h');
  expect(hoursRange({ earliest: 0.2, latest: null }, zh)).toBe('随时');
  expect(hoursRange({ earliest: null, latest: null }, en)).toBeUndefined();
});

test('what is likely is more urgent than what is possible, and that than what is not', () => {
  const hours = fc.double({ min: 0, max: 72, noNaN: true });
  fc.assert(
    fc.property(hours, hours, (likely, earliest) => {
      const at = (over: object) =>
        urgency({ likely: null, earliest, latest: null, probability: 0.5, ...over });
      expect(at({ likely })).toBeLessThanOrEqual(at({}));
      expect(at({})).toBeLessThan(at({ earliest: null }));
    }),
  );
});

test('a probability is never told as certain', () => {
  expect([0, 0.004, 0.005, 0.62, 0.994, 0.995, 1].map(percent)).toEqual([
    '< 1 %',
    '< 1 %',
    '1 %',
    '62 %',
    '99 %',
    '> 99 %',
    '> 99 %',
  ]);
});

test('a crest is told while it is to come and higher than now by what can be seen', () => {
  const crest = { time: NOW + 24 * HOUR_MS, value: 22.6, from: 22.4, to: 22.9 };
  expect(crestToTell(forecast(), 22.1, NOW)).toEqual(crest);
  expect(crestToTell(forecast(), 22.56, NOW)).toBeUndefined();
  expect(crestToTell(forecast(), 22.1, NOW + 24 * HOUR_MS)).toBeUndefined();
  expect(crestToTell(forecast({ crest: null }), 22.1, NOW)).toBeUndefined();
  expect(crestToTell(forecast(), undefined, NOW)).toBeUndefined();
});

test('levels are known by hazard and height', () => {
  const other = forecast({ exceedances: [exceedance({ value: 22.501, within: 0.3 })] });
  expect(timeToLevel(other, line, NOW)?.probability).toBe(0.3);
});
