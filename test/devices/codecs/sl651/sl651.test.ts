import { describe, expect, test } from 'vitest';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';
import { frameOf } from './frame-of.ts';
import { readingsOf } from './readings-of.ts';

const HEAD = '0034 170718110016 F1F1 0011223344 48';
const AT_11 = 'F0F0 1707181100';

describe('what holds for what follows', () => {
  test('every observation time holds until the next', () => {
    const body = `${HEAD} F0F0 1707181105 3923 00010490 F0F0 1707181110 3923 00010500 3812 1099`;
    expect(readingsOf(frameOf('32', body))).toEqual([
      '17-07-18 11:05 Z=10.49 m',
      '17-07-18 11:10 Z=10.5 m',
      '17-07-18 11:10 VT=10.99 V',
    ]);
  });

  test('the readings behind another station address are that station’s', () => {
    const body = `${HEAD} ${AT_11} 3923 00010490 F1F1 8004040135 5A F0F0 1707181105 3A23 00001000
      F1F1 0011223344 48 ${AT_11} 3812 1099`.replace(/\s+/g, ' ');
    expect(readingsOf(frameOf('32', body))).toEqual([
      '17-07-18 11:00 Z=10.49 m',
      '17-07-18 11:05 8004040135 ZB=1 m',
      '17-07-18 11:00 VT=10.99 V',
    ]);
  });

  test('without an observation time the sending time stands', () => {
    expect(readingsOf(frameOf('46', '0034 170718110016 F1F1 0011223344 4520 00000401'))).toEqual([
      '17-07-18 11:00 ZT=1025 1',
    ]);
  });

  test('a class code that is not there is not missed', () => {
    const note = frameOf('35', '0034 170718110016 F1F1 0011223344 F2F2 5A');
    expect(sl651.decode(note, { device: '' })).toMatchObject({ text: 'Z' });
    const body = `0034 170718110016 F1F1 0011223344 ${AT_11} 3812 1099`;
    expect(readingsOf(frameOf('32', body))).toEqual(['17-07-18 11:00 VT=10.99 V']);
  });
});

describe('a series at an even step', () => {
  test('the first value is at the observation time, the others a step later each', () => {
    const body = `${HEAD} F0F0 1707181005 0418 000005 3923 00010490 FFFFFFFF 00010510`;
    expect(readingsOf(frameOf('31', body))).toEqual([
      '17-07-18 10:05 DRxnn=5 ddHHmm',
      '17-07-18 10:05 Z=10.49 m',
      '17-07-18 10:10 Z=null m',
      '17-07-18 10:15 Z=10.51 m',
    ]);
  });

  test.each([
    ['010000', '17-07-19 10:00'],
    ['000100', '17-07-18 11:00'],
    ['000030', '17-07-18 10:30'],
  ])('the step %s leads from 10:00 to %s', (step, second) => {
    const body = `${HEAD} F0F0 1707181000 0418 ${step} 1A19 000010 000020`;
    expect(readingsOf(frameOf('38', body))[2]).toBe(`${second} P1=2 mm`);
  });

  test.each(['000000', '000005'])('behind the step %s rain comes hour by hour', (step) => {
    const body = `${HEAD} F0F0 1707181005 0418 ${step} F460 ${'00'.repeat(12)} 07${'00'.repeat(11)}`;
    const readings = readingsOf(frameOf('38', body));
    expect(readings).toHaveLength(1 + 24);
    expect(readings[13]).toBe('17-07-18 11:05 DRP=0.7 mm');
  });

  test('ends where another group begins', () => {
    const body = `${HEAD} F0F0 1707181000 0418 000100 3923 00010490 00010500 F0F0 1707181200 3812 1099`;
    expect(readingsOf(frameOf('31', body)).at(-1)).toBe('17-07-18 12:00 VT=10.99 V');
  });

  test('ends with its observation time', () => {
    const series = 'F0F0 1707181000 0418 000100 3923 00010490 00010500';
    const body = `${HEAD} ${series} F0F0 1707181200 3812 1099 3923 00010500`;
    expect(readingsOf(frameOf('31', body)).slice(-2)).toEqual([
      '17-07-18 12:00 VT=10.99 V',
      '17-07-18 12:00 Z=10.5 m',
    ]);
  });

  test('is no series in other reports', () => {
    const body = `${HEAD} ${AT_11} 0418 000005 3923 00010490 3812 1099`;
    expect(readingsOf(frameOf('32', body))).toHaveLength(3);
  });
});

describe('text and pictures', () => {
  test('what an observer wrote is kept as text, in Chinese too', () => {
    const text = 'CBAECEBB205A2031322E3334'; // GB 2312
    const decoded = sl651.decode(frameOf('35', `0034 170718110016 F2F2 ${text}`), { device: '' });
    expect(decoded).toMatchObject({
      ok: true,
      readings: [],
      text: '水位 Z 12.34',
    });
  });

  test('a picture ends the body, whatever its bytes', () => {
    const body = `${HEAD} ${AT_11} F3F3 FFD8FFE000104A464946`;
    expect(readingsOf(frameOf('36', body))).toEqual([]);
  });

  test('a batch of flow measurements ends the body', () => {
    expect(readingsOf(frameOf('32', `${HEAD} ${AT_11} 3812 1099 FDF6 0102030405`))).toHaveLength(1);
  });
});

describe('messages in packets', () => {
  test('one packet of one is a whole message', () => {
    const frame = frameOf('32', `${HEAD} ${AT_11} 3812 1099`, { packet: '001001' });
    expect(readingsOf(frame)).toEqual(['17-07-18 11:00 VT=10.99 V']);
  });

  test('a part of a report cannot be read alone', () => {
    const frame = frameOf('31', `${HEAD} ${AT_11} 3812 1099`, { packet: '002001', end: '17' });
    expect(sl651.decode(frame, { device: '' })).toEqual({
      ok: false,
      reason: 'multi_packet',
      at: 17,
    });
  });

  test('a packet beyond the last is refused', () => {
    const frame = frameOf('36', HEAD, { packet: '002003' });
    expect(sl651.decode(frame, { device: '' })).toEqual({ ok: false, reason: 'packet', at: 14 });
  });
});

test('2059 is a year like any other here', () => {
  expect(readingsOf(frameOf('32', `${HEAD} F0F0 5910111614 3812 1108`))).toEqual([
    '59-10-11 16:14 VT=11.08 V',
  ]);
});

test('downlinks name their station, which stands before the centre, and hold no readings', () => {
  const frame = frameOf('38', '0003 240109171501 24010916 24010916 0418 000005 F460', {
    down: true,
    end: '05',
  });
  expect(sl651.decode(frame, { device: '' })).toEqual({
    ok: true,
    station: '0011223344',
    function: '38',
    direction: 'down',
    readings: [],
  });
});

test.each(['40', '41', '42', '43', '47', '48', '49', '4A', '4C', '4D', '4E', '4F', '50', '51'])(
  'the settings, counters and works of %s are not taken for elements',
  (code) => {
    const frame = frameOf(code, '0007 240111154540 F1F1 0011223344 2008 01 3923 00010490');
    expect(readingsOf(frame)).toEqual([]);
  },
);
