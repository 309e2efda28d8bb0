import { describe, expect, test } from 'vitest';
import { codecNamed } from '../../../devices/codecs/codecs.ts';
import { said } from './said.ts';

describe('lines', () => {
  const csv = (text: string, gear = {}) => said('csv-lines', text, { csv: gear });

  test('with a head name their columns themselves', () => {
    expect(
      csv('time,stage,rainfall\n2026-07-01 08:00:00,19.03,0.5\r\n2026/7/1 8:05,,NaN\n'),
    ).toEqual([
      'now stage=19.03 (stage)',
      'now rainfall=0.5 (rainfall)',
      '2026-07-01T00:05:00.000Z stage=null (stage)',
      '2026-07-01T00:05:00.000Z rainfall=null (rainfall)',
    ]);
  });

  test('without one are read by the columns of the gear, each at its own station if they say so', () => {
    const gear = { columns: ['station', 'time', '', 'stage'], separator: ';', zoneMinutes: 0 };
    expect(csv('"A";20260701000000;ignored;19.03\nB;1782864000;;1e1', gear)).toEqual([
      'now stage=19.03 (stage) of A',
      'now stage=10 (stage) of B',
    ]);
  });

  test('a quoted field may hold the separator and quotes', () => {
    expect(csv('time,"a ""b"", c"\n2026-07-01T00:00:00Z,1')).toEqual(['now a "b", c=1 (a "b", c)']);
  });

  test.each([
    ['1,2,3', 'the first line does not name the columns'],
    ['time,stage\n2026-07-01 08:00,x', 'line 1: stage: "x" is no number'],
    ['time,stage\n2026-02-30 08:00,1', 'line 1: its time is none'],
    ['time,stage\n2026-07-01 08:00,1,2', 'line 1: 3 fields in 2 columns'],
  ])('%s is refused', (text, reason) => {
    expect(codecNamed('csv-lines')?.decode(Buffer.from(text), { device: '' })).toMatchObject({
      ok: false,
      reason,
    });
  });
});
