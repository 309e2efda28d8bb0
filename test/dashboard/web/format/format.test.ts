import { expect, test } from 'vitest';
import {
  formatNumber,
  formatSigned,
  formatValue,
  unitText,
} from '../../../../dashboard/web/format/number.ts';
import {
  BEIJING,
  dayLabel,
  duration,
  fullTime,
  tellTime,
  UTC,
} from '../../../../dashboard/web/format/time.ts';
import { DICTIONARIES } from '../../../../dashboard/web/words/language.ts';
import { PROPERTIES } from '../../../../domain/property.ts';
import { NOW } from '../example-station.ts';

const { zh, en } = DICTIONARIES;

test('numbers carry a real minus sign and never a negative nothing', () => {
  expect(formatNumber(-1.25, 1)).toBe('−1.3');
  expect(formatNumber(-0.001, 2)).toBe('0.00');
  expect(formatSigned(1.53, 2)).toBe('+1.53');
  expect(formatSigned(-0.12, 2)).toBe('−0.12');
  expect(formatSigned(0.001, 2)).toBe('0.00');
});

test('stages have two decimals, discharges three significant figures', () => {
  expect(formatValue(22.5, PROPERTIES.stage)).toBe('22.50');
  expect(formatValue(22_531, PROPERTIES.discharge)).toBe('22500');
  expect(formatValue(86.23, PROPERTIES.discharge)).toBe('86.2');
  expect(formatValue(-0.4567, PROPERTIES.discharge)).toBe('−0.457');
  expect(formatValue(0, PROPERTIES.discharge)).toBe('0');
});

test('units are printed as people write them', () => {
  expect(['m', 'm3/s', 'degC', 'ug/m3', '1', 'furlong'].map(unitText)).toEqual([
    'm',
    'm³/s',
    '°C',
    'µg/m³',
    '',
    'furlong',
  ]);
});

test('times are told in the zone of the stations', () => {
  expect(fullTime(NOW, BEIJING)).toBe('2020-07-12 00:00');
  expect(fullTime(NOW, UTC)).toBe('2020-07-11 16:00');
  expect(tellTime(BEIJING, zh, 2020)(NOW)).toBe('7 月 12 日 00:00');
  expect(tellTime(UTC, en, 2020)(NOW)).toBe('11 Jul 16:00');
  expect(dayLabel(NOW, BEIJING, 'zh', zh)).toBe('7-12');
});

test('a time of another year carries it', () => {
  expect(tellTime(BEIJING, zh, 2026)(NOW)).toBe('2020 年 7 月 12 日 00:00');
  expect(tellTime(UTC, en, 2026)(NOW)).toBe('11 Jul 2020 16:00');
});

test('a span is told in the largest unit that still tells', () => {
  const said = [0, 59, 89, 91, 60 * 47, 60 * 49].map((min) => duration(min * 60_000, en));
  expect(said).toEqual(['0 min', '59 min', '89 min', '2 h', '47 h', '2 days']);
});
