import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseZonedTime } from '../../../devices/codecs/zoned-time.ts';

test.each([
  ['2026-07-01T08:00:00+08:00', Date.UTC(2026, 6, 1, 0, 0)],
  ['2026-07-01T00:00Z', Date.UTC(2026, 6, 1, 0, 0)],
  ['2026-06-30T19:30:00.250-04:30', Date.UTC(2026, 6, 1, 0, 0, 0, 250)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
])('%s is that moment', (text, time) => {
  expect(parseZonedTime(text)).toBe(time);
});

test.each([
  '2026-07-01T08:00:00', // nobody's zone
  '2026-07-01 08:00:00+08:00',
  '2026-07-01T08:00:00+0800',
  '2026-07-01',
  '2026-13-01T08:00:00Z',
  '2026-02-30T08:00:00Z',
  '2026-04-31T08:00:00Z',
  '2026-07-00T08:00:00Z',
  '2026-07-01T24:00:00Z',
  '2026-07-01T08:60:00Z',
  '2026-07-01T08:00:60Z',
  '2026-07-01T08:00:00+24:00',
  ' 2026-07-01T08:00:00Z',
  '２０２６-07-01T08:00:00Z',
  '',
])('"%s" is no moment', (text) => {
  expect(parseZonedTime(text)).toBeUndefined();
});

test('every moment is read as it is written', () => {
  const moments = fc.date({ min: new Date(0), max: new Date('9999-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      expect(parseZonedTime(moment.toISOString())).toBe(moment.getTime());
    }),
    { seed: 651 },
  );
});
