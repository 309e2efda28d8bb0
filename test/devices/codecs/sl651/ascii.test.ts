import { expect, test } from 'vitest';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';
import { asciiFrameOf } from './frame-of.ts';
import { readingsOf } from './readings-of.ts';

const HEAD = '0034170718110016';
const STATION = 'ST 0011223344 H TT 1707181100';

test('a report in ASCII is read as one in HEX/BCD is', () => {
  const body = `${HEAD}${STATION} PJ 3.5 Z -0.127 VT M ZT 00000401 `;
  expect(readingsOf(asciiFrameOf('32', body))).toEqual([
    '17-07-18 11:00 PJ=3.5 mm',
    '17-07-18 11:00 Z=-0.127 m',
    '17-07-18 11:00 VT=null V',
    '17-07-18 11:00 ZT=1025 1',
  ]);
});

test('a class code that is also an element’s name is a class code', () => {
  const body = `${HEAD}ST 0011223344 H TT 1707181100 H 3.25 `;
  expect(readingsOf(asciiFrameOf('32', body))).toEqual(['17-07-18 11:00 H=3.25 m']);
});

test('a class code that is not there is not missed', () => {
  const body = `${HEAD}ST 0011223344 TT 1707181100 Z 1 `;
  expect(readingsOf(asciiFrameOf('46', body))).toEqual(['17-07-18 11:00 Z=1 m']);
  expect(readingsOf(asciiFrameOf('32', body))).toEqual(['17-07-18 11:00 Z=1 m']);
});

test('stations and observation times hold until the next', () => {
  const body = `${HEAD}${STATION} Z 1 ST 8004040135 Z TT 1707181105 ZU 2 `;
  expect(readingsOf(asciiFrameOf('32', body))).toEqual([
    '17-07-18 11:00 Z=1 m',
    '17-07-18 11:05 8004040135 ZU=2 m',
  ]);
});

test('several elements may share a series, value by value', () => {
  const body = `${HEAD}${STATION} DRN05 Z Q 10.49 12.5 M 12.6 `;
  expect(readingsOf(asciiFrameOf('31', body))).toEqual([
    '17-07-18 11:00 DRxnn=5 ddHHmm',
    '17-07-18 11:00 Z=10.49 m',
    '17-07-18 11:00 Q=12.5 m3/s',
    '17-07-18 11:05 Z=null m',
    '17-07-18 11:05 Q=12.6 m3/s',
  ]);
});

test('an hour of rain is written in hexadecimal characters', () => {
  const readings = readingsOf(
    asciiFrameOf('34', `${HEAD}${STATION} DRP 05FF${'00'.repeat(10)} VT 12.6 `),
  );
  expect(readings).toHaveLength(13);
  expect(readings.slice(0, 2)).toEqual(['17-07-18 11:00 DRP=0.5 mm', '17-07-18 11:05 DRP=null mm']);
});

test('rain of several hours follows hour by hour', () => {
  const hour = '00'.repeat(12);
  const body = `${HEAD}${STATION} DRH00 DRP ${hour} 07${hour.slice(2)} `;
  expect(readingsOf(asciiFrameOf('38', body))[13]).toBe('17-07-18 12:00 DRP=0.7 mm');
});

test('an identifier nobody knows is a maker’s own', () => {
  const body = `${HEAD}${STATION} XYZ 7.5 FF11 0.008 78 1.5 `;
  expect(readingsOf(asciiFrameOf('32', body))).toEqual([
    '17-07-18 11:00 XYZ=7.5 ?',
    '17-07-18 11:00 FF11=0.008 ?',
    '17-07-18 11:00 78=1.5 ?',
  ]);
});

test('what an observer wrote is kept as text', () => {
  const frame = asciiFrameOf('35', `${HEAD}RGZS ST 62601200 TT 07181100 Z 19.03`);
  const text = 'ST 62601200 TT 07181100 Z 19.03';
  expect(sl651.decode(frame, { device: '' })).toMatchObject({ ok: true, readings: [], text });
});

test.each([
  ['ST', 'short', 42],
  ['ST 00112233 H', 'digit', 43],
  ['ST 00112233GG H', 'digit', 43],
  ['TT 1713181100', 'time', 43],
  ['Z', 'short', 41],
  ['Z 1O.49', 'number', 42],
  ['DRP 0', 'number', 44],
  ['DRZ1 000000', 'definition', 45],
  ['ZT 00000000000000', 'definition', 43],
])('%s is refused as %s at %i', (words, reason, at) => {
  const decoded = sl651.decode(asciiFrameOf('32', HEAD + words), { device: '' });
  expect(decoded).toEqual({ ok: false, reason, at });
});

test.each([
  ['a sending time without all its digits', 'digit', '00G4170718110016'],
  ['a serial number that is none', 'time', '0034171318110016'],
])('%s is refused', (_, reason, body) => {
  expect(sl651.decode(asciiFrameOf('2F', body), { device: '' })).toMatchObject({ reason });
});
