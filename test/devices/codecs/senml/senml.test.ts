import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { senml } from '../../../../devices/codecs/senml/senml.ts';
import { toCanonical } from '../../../../domain/unit.ts';

const AT_8 = Date.parse('2026-07-01T08:00:00+08:00');
const context = { device: '62601200', received: AT_8 };

test('a pack is read with its base name and time', () => {
  const pack = [
    { bn: 'urn:dev:ow:62601200:', bt: AT_8 / 1_000, n: 'stage', u: 'm', v: 19.03 },
    { n: 'water_temperature', u: 'Cel', v: 24.3, t: -300 },
  ];
  expect(decode(pack)).toEqual({
    ok: true,
    station: '62601200',
    readings: [
      { time: AT_8, element: 'stage', property: 'stage', value: 19.03, unit: 'm' },
      {
        time: AT_8 - 300_000,
        element: 'water_temperature',
        property: 'water_temperature',
        value: 24.3,
        unit: 'degC',
      },
    ],
  });
});

describe('base fields', () => {
  test('hold until another of their kind, and add to time and value', () => {
    const pack = [
      { bn: 'a/', bu: 'm', bv: 10 },
      { n: 'stage', v: 9.5 },
      { n: 'stage', t: -60 },
      { bn: 'b/', bv: 0, n: 'velocity', u: 'm/s', v: 1 },
    ];
    expect(readings(pack)).toEqual([
      ['a', 'stage', 19.5, 'm'],
      ['a', 'stage', 10, 'm'],
      ['b', 'velocity', 1, 'm/s'],
    ]);
  });

  test('alone they are no reading', () => {
    expect(readings([{ bn: 'a/', bt: 1e9, bu: 'm', bv: 1, bs: 2 }])).toEqual([]);
  });
});

test('small times are so long ago, of the time of arrival', () => {
  const [first, second] = whole([
    { n: 'stage', v: 1 },
    { n: 'stage', v: 1, t: -0.5 },
  ]);
  expect([first?.time, second?.time]).toEqual([AT_8, AT_8 - 500]);
  const unknown = senml.decode(utf8('[{"n":"stage","v":1}]'), { device: '' });
  expect(unknown).toMatchObject({
    ok: false,
    reason: '[0] t: relative to a time that is not known',
  });
});

test('true and false are 1 and 0, a sum is its own element, texts and data are no readings', () => {
  const pack = [
    { n: 'door', vb: true },
    { n: 'flow', v: 2, s: 7_200 },
    { n: 'note', vs: 'windy' },
    { bv: 3, n: 'photo', vd: 'aGk' },
  ];
  expect(readings(pack)).toEqual([
    ['62601200', 'door', 1, undefined],
    ['62601200', 'flow', 2, undefined],
    ['62601200', 'flow.sum', 7_200, undefined],
  ]);
});

test.each([
  ['stage', '62601200', 'stage'],
  ['urn:dev:mac:0024befffe804ff1:voltage', '0024befffe804ff1', 'voltage'],
  ['urn:dev:ow:10e2073a01080063', '62601200', '10e2073a01080063'],
  ['gateway/62601300/stage', '62601300', 'stage'],
])('%s is, at %s, %s', (n, station, element) => {
  expect(readings([{ n, v: 1 }])).toEqual([[station, element, 1, undefined]]);
});

test('readings of another than the first station keep their own', () => {
  const answer = decode([
    { n: 'a/stage', v: 1 },
    { n: 'b/stage', v: 2 },
    { n: 'stage', v: 3 },
  ]);
  expect(answer).toMatchObject({
    station: 'a',
    readings: [{ value: 1 }, { station: 'b' }, { station: '62601200' }],
  });
});

test.each([
  ['K', 'degC', 297.45, 24.3],
  ['Pa', 'hPa', 101_325, 1_013.25],
  ['S/m', 'uS/cm', 0.0142, 142],
  ['l/s', 'm3/s', 17.5, 0.0175],
  ['%RH', '%', 85, 85],
  ['pH', '1', 7.1, 7.1],
])('%s becomes %s', (u, canonical, v, value) => {
  const [reading] = whole([{ n: 'x', u, v }]);
  expect(toCanonical(v, reading?.unit ?? '', canonical)).toBe(value);
});

test.each([
  ['{}', 'expected an array of records'],
  ['[1]', expect.stringMatching(/^\[0\] .*object/)],
  ['[{"n":"a","v":"1"}]', expect.stringMatching(/^\[0\] v: .*number/)],
  ['[{"n":"a","v":1e999}]', expect.stringMatching(/^\[0\] v: /)],
  ['[{"bver":11,"n":"a","v":1}]', '[0] bver: a later version of SenML'],
  ['[{"n":"a","v":1,"lock_":true}]', '[0] a label that must be understood, and is not'],
  ['[{"v":1}]', '[0] n: "" is no name'],
  ['[{"n":"_a","v":1}]', '[0] n: "_a" is no name'],
  ['[{"n":"a","v":1,"t":1e15}]', '[0] t: beyond all calendars'],
  ['[', expect.stringMatching(/^not JSON: /)],
])('%s is refused', (text, reason) => {
  expect(senml.decode(utf8(text), context)).toEqual({ ok: false, reason });
});

test('what is not UTF-8 is refused', () => {
  const answer = senml.decode(Uint8Array.of(0x22, 0xff, 0x22), context);
  expect(answer).toMatchObject({ ok: false, reason: expect.stringMatching(/^not JSON: .*UTF-8/i) });
});

test('more than 5,000 readings are refused', () => {
  const pack = (count: number) => Array.from({ length: count }, () => ({ n: 'stage', v: 1 }));
  expect(decode(pack(5_000)).ok).toBe(true);
  expect(decode(pack(5_001))).toMatchObject({ reason: '[5000] more than 5000 readings' });
});

test('any bytes and any JSON have an answer', () => {
  const labels = fc.constantFrom('bn', 'bt', 'bv', 'bver', 'n', 'u', 'v', 'vb', 's', 't', 'x_');
  const pack = fc.array(fc.dictionary(labels, fc.jsonValue()));
  const input = fc.oneof(
    fc.uint8Array(),
    pack.map((it) => utf8(JSON.stringify(it))),
  );
  fc.assert(
    fc.property(input, (payload) => {
      const answer = senml.decode(payload, context);
      expect(answer.ok || answer.reason.length > 0).toBe(true);
    }),
    { numRuns: 2_000, seed: 8428 },
  );
});

function decode(pack: unknown) {
  return senml.decode(utf8(JSON.stringify(pack)), context);
}

function whole(pack: unknown) {
  const answer = decode(pack);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.readings.map((reading) => ({ station: answer.station, ...reading }));
}

function readings(pack: unknown) {
  return whole(pack).map(({ station, element, value, unit }) => [station, element, value, unit]);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
