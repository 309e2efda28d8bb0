import { describe, expect, test } from 'vitest';
import { toCanonical } from '../../../../domain/unit.ts';
import { dataFrame, decoded, frameOf } from './decoded.ts';

const AT_8 = Date.parse('2026-07-01T08:00:00+08:00');
const DATA_TIME = 'DataTime=20260701080000';

describe('what a code and a kind mean', () => {
  test('a real-time value is the property, in the unit of the standard’s table', () => {
    const frame = dataFrame(`${DATA_TIME};w01018-Rtd=40.1,w01018-Flag=N;w20111-Rtd=0.2`);
    expect(decoded(frame).readings).toEqual([
      {
        time: AT_8,
        element: 'w01018-Rtd',
        property: 'chemical_oxygen_demand',
        value: 40.1,
        unit: 'mg/L',
      },
      { time: AT_8, element: 'w20111-Rtd', property: 'mercury', value: 0.2, unit: 'ug/L' },
    ]);
  });

  test('averages of minutes and hours are the property too; extremes and days are not', () => {
    const area = `${DATA_TIME};w01001-Min=7.1,w01001-Avg=7.5,w01001-Max=7.8,w01001-Flag=N`;
    const properties = (cn: string) =>
      decoded(dataFrame(area, { cn })).readings.map(({ property }) => property);
    expect(properties('2061')).toEqual([undefined, 'ph', undefined]);
    expect(properties('2031')).toEqual([undefined, undefined, undefined]);
  });

  test('a device may be said to be observed by one function only', () => {
    const frame = dataFrame(`${DATA_TIME};w01001-Avg=7.5`, { cn: '2061' });
    const [reading] = decoded(frame, { observes: ['2011'] }).readings;
    expect(reading).toMatchObject({ element: 'w01001-Avg', property: undefined, unit: '1' });
  });

  test.each([
    ['2061', {}, 3_600_000],
    ['2031', {}, 86_400_000],
    ['2051', { minutes: 10 }, 600_000],
    ['2051', {}, 0],
  ])('a total of function %s with %o is of the end of its time', (cn, settings, span) => {
    const frame = dataFrame(`${DATA_TIME};w00000-Cou=63.0,w00000-Avg=17.5`, { cn });
    expect(decoded(frame, settings).readings).toMatchObject([
      { time: AT_8 + span, property: undefined, value: 63, unit: 'm3' },
      { time: AT_8, value: 17.5, unit: 'L/s' },
    ]);
  });

  test('a value is of the moment of its sample', () => {
    const area = `${DATA_TIME};w01018-SampleTime=20260701040000,w01018-Rtd=40.1`;
    expect(decoded(dataFrame(area)).readings).toMatchObject([{ time: AT_8 - 4 * 3_600_000 }]);
  });

  test('old codes are those of water, in systems of water', () => {
    const units = (st: string) =>
      decoded(dataFrame(`${DATA_TIME};011-Rtd=40.1`, { st })).readings[0];
    expect(units('32')).toMatchObject({ property: 'chemical_oxygen_demand', unit: 'mg/L' });
    expect(units('31')).toMatchObject({ property: undefined, unit: undefined });
  });

  test('treatment works and noise have units of their own', () => {
    const area = `${DATA_TIME};SB1-RS=1;SB1-RT=23.5;LA-Rtd=50.1;Leq-Data=48.2`;
    expect(decoded(dataFrame(area, { cn: '2041' })).readings.map(({ unit }) => unit)).toEqual([
      '1',
      'h',
      undefined,
      'dB',
    ]);
  });
});

describe('units by code', () => {
  const rain = `${DATA_TIME};a21026-Rtd=0.006;a34004-Rtd=14;a21005-Rtd=0.4`;
  const units = (st: string, settings = {}) =>
    decoded(dataFrame(rain, { st }), settings).readings.map(({ unit }) => unit);

  test('gases are in mg/m³ at a source and in µg/m³ in ambient air, carbon monoxide never', () => {
    expect(units('31')).toEqual(['mg/m3', 'ug/m3', 'mg/m3']);
    expect(units('22')).toEqual(['ug/m3', 'ug/m3', 'mg/m3']);
  });

  test('a device that sends others is taken at its setting', () => {
    expect(units('22', { units: { a34004: 'mg/m3' } })).toEqual(['ug/m3', 'mg/m3', 'mg/m3']);
  });

  test('either becomes the house’s own', () => {
    expect(toCanonical(0.014, 'mg/m3', 'ug/m3')).toBe(14);
    expect(toCanonical(427, 'ug/m3', 'mg/m3')).toBe(0.427);
    expect(toCanonical(0.2, 'ug/L', 'mg/L')).toBe(0.0002);
  });
});

describe('marks', () => {
  test.each([
    ['F', 'stopped'],
    ['M', 'maintenance'],
    ['S', 'manual'],
    ['D', 'fault'],
    ['C', 'calibration'],
    ['T', 'over_range'],
    ['B', 'no_contact'],
    ['Hsp', 'other_mark'],
    ['', 'other_mark'],
  ])('%s is a doubt', (mark, doubt) => {
    const area = `${DATA_TIME};w01001-Rtd=7.1,w01001-Flag=${mark};w01009-Rtd=9`;
    expect(decoded(dataFrame(area)).readings).toMatchObject([{ value: 7.1, doubt }, { value: 9 }]);
    expect(decoded(dataFrame(area)).readings[1]).not.toHaveProperty('doubt');
  });

  test('N is none', () => {
    const area = `${DATA_TIME};w01001-Rtd=7.1,w01001-Flag=N`;
    expect(decoded(dataFrame(area)).readings[0]).not.toHaveProperty('doubt');
  });

  test('a maker’s further mark does not hide the standard’s', () => {
    const area = `${DATA_TIME};w01001-Rtd=7.1,w01001-EFlag=A01,w01001-Flag=D`;
    expect(decoded(dataFrame(area)).readings[0]?.doubt).toBe('fault');
  });
});

test.each(['', ' ', '-', '--', 'NaN', 'null', '0x10', '9'.repeat(400), '水'])(
  'the number "%s" is no value',
  (text) => {
    const [reading] = decoded(dataFrame(`${DATA_TIME};w01001-Rtd=${text}`)).readings;
    expect(reading).toMatchObject({ element: 'w01001-Rtd', value: null });
  },
);

test.each([
  ['-1.72', -1.72],
  ['  7.1 ', 7.1],
  ['+3', 3],
  ['.5', 0.5],
  ['12.', 12],
  ['1.0E-4', 0.0001],
  ['-0.0', 0],
])('the number "%s" is %d', (text, value) => {
  expect(decoded(dataFrame(`${DATA_TIME};w01001-Rtd=${text}`)).readings[0]?.value).toBe(value);
});

describe('messages other than data', () => {
  test.each([
    ['2011', '', 'down'],
    ['2061', 'BeginTime=20160801080000;EndTime=20160801080000', 'down'],
    ['2012', '', 'down'],
    ['1062', 'RtdInterval=30', 'down'],
    ['1013', 'PolId=w01018', 'up'],
    ['9012', 'ExeRtn=1', 'up'],
    ['3020', `${DATA_TIME};PolId=w01018;i11001-Info=正常`, undefined],
  ])('function %s with "%s" goes %s and holds no readings', (cn, area, direction) => {
    const answer = decoded(dataFrame(area, { cn }));
    expect(answer.readings).toEqual([]);
    expect(answer.direction).toBe(direction);
    expect(answer.text).toBe(cn.startsWith('2') || area === '' ? undefined : area);
  });

  test('data without a time are refused, not taken for a question', () => {
    expect(() => decoded(dataFrame('w01001-Rtd=7.1'))).toThrow('time at 69');
    expect(() => decoded(dataFrame('DataTime=20260230000000;w01001-Rtd=7.1'))).toThrow('time');
  });
});

describe('messages in parts', () => {
  const area = `${DATA_TIME};w01001-Rtd=7.1`;

  test('a part of the standard is whole in itself, and says which it is', () => {
    const part = decoded(dataFrame(area, { more: 'PNUM=2;PNO=1;' }));
    expect(part).toMatchObject({ packet: { total: 2, number: 1 }, readings: [{ value: 7.1 }] });
    const swapped = decoded(dataFrame(area, { more: 'PNO=0002;PNUM=0002;' }));
    expect(swapped.packet).toEqual({ total: 2, number: 2 });
  });

  test('a part without a time cannot be read alone', () => {
    expect(() => decoded(dataFrame('w01001-Rtd=7.1', { more: 'PNUM=2;PNO=2;' }))).toThrow('time');
  });

  test.each(['PNUM=2;PNO=3;', 'PNUM=2;', 'PNO=1;', 'PNUM=2;PNO=0;', 'PNUM=x;PNO=1;'])(
    '%s is no part of anything',
    (more) => {
      expect(() => decoded(dataFrame(area, { more }))).toThrow('packet');
    },
  );
});

test('a message that names no device is of the one that published it', () => {
  expect(decoded(frameOf('CN=2011;CP=&&&&')).station).toBe('publisher');
});
