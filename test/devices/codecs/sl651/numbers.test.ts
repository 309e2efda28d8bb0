import { describe, expect, test } from 'vitest';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';
import { asciiFrameOf, frameOf } from './frame-of.ts';
import { readingsOf } from './readings-of.ts';

const HEAD = '0034 170718110016 F1F1 0011223344 48';
const AT_11 = 'F0F0 1707181100';

describe('numbers', () => {
  const value = (group: string) => readingsOf(frameOf('32', `${HEAD} ${AT_11} ${group}`))[0];

  test.each([
    ['3923 00010490', 'Z=10.49 m'],
    ['391A 001234', 'Z=12.34 m'], // the definition byte decides, not table C.1
    ['392B FF00001720', 'Z=-1.72 m'],
    ['0219 FF0053', 'AI=-5.3 degC'], // three digits: FF0
    ['0211 0253', 'AI=25.3 degC'],
    ['392B FF00000000', 'Z=0 m'],
    ['3923 AAAAAAAA', 'Z=null m'],
    ['3923 FFFFFFFF', 'Z=null m'],
    ['391A FFFFFF', 'Z=null m'],
    ['0512 0130', 'DT=1.3 HH.mm'],
    ['0812 1013', 'FL=10.13 hPa'],
    ['3310 0016', 'UC=16 compass16'],
    ['762A FF00000172', '76=-1.72 ?'],
    ['FF11 23 00000008', 'FF11=0.008 ?'],
    ['FF11 23 0000000C', 'FF11=null ?'], // a maker may not write BCD
    ['3308 16', 'UC=16 compass16'],
    ['3308 17', 'UC=null compass16'], // none of the sixteen directions
    ['3308 00', 'UC=null compass16'],
    ['0E1A 044400', 'H=null m'], // a dry well
    ['0E1A 000000', 'H=0 m'], // water at the surface
    ['091A 099900', 'GH=null m'], // a gate fully open
    ['4520 FFFFFFFF', 'ZT=null 1'],
    ['4520 80000001', 'ZT=2147483649 1'],
  ])('%s is %s', (group, expected) => {
    expect(value(group)).toBe(`17-07-18 11:00 ${expected}`);
  });

  test('there is no negative nothing', () => {
    const inBcd = frameOf('32', `${HEAD} ${AT_11} 392B FF00000000`);
    const inAscii = asciiFrameOf('32', '0034170718110016TT 1707181100 Z -0.00 ');
    for (const frame of [inBcd, inAscii]) {
      expect(sl651.decode(frame, { device: '' })).toMatchObject({ readings: [{ value: 0 }] });
    }
  });

  test('the longest number keeps as many figures as there can be', () => {
    expect(value(`39FB ${'12'.repeat(31)}`)).toContain(`Z=${Number(`${'12'.repeat(31)}e-3`)} m`);
  });
});

describe('an hour of five-minute values', () => {
  test('rain is in tenths of a mm, FF invalid', () => {
    const body = `${HEAD} F0F0 1707181005 F460 05 00 FE FF 00 00 00 00 00 00 00 14`;
    const readings = readingsOf(frameOf('34', body));
    expect(readings).toHaveLength(12);
    expect(readings.slice(0, 4)).toEqual([
      '17-07-18 10:05 DRP=0.5 mm',
      '17-07-18 10:10 DRP=0 mm',
      '17-07-18 10:15 DRP=25.4 mm',
      '17-07-18 10:20 DRP=null mm',
    ]);
    expect(readings[11]).toBe('17-07-18 11:00 DRP=2 mm');
  });

  test.each(['F5', 'F6', 'F7', 'F8', 'F9', 'FA', 'FB', 'FC'])(
    'relative stages of %s are in hundredths of a m, FFFF invalid',
    (lead) => {
      const name = `DRZ${Number.parseInt(lead, 16) - 0xf4}`;
      const body = `${HEAD} F0F0 1707181005 ${lead}C0 000C FFFE FFFF ${'0031'.repeat(9)}`;
      expect(readingsOf(frameOf('34', body)).slice(0, 4)).toEqual([
        `17-07-18 10:05 ${name}=0.12 m`,
        `17-07-18 10:10 ${name}=655.34 m`,
        `17-07-18 10:15 ${name}=null m`,
        `17-07-18 10:20 ${name}=0.49 m`,
      ]);
    },
  );

  test('filled with AA there are none', () => {
    const readings = readingsOf(frameOf('34', `${HEAD} ${AT_11} F460 ${'AA'.repeat(12)}`));
    expect(new Set(readings.map((text) => text.slice(15)))).toEqual(new Set(['DRP=null mm']));
  });
});
