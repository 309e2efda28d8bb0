import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCbor } from '../../../../devices/codecs/senml/cbor.ts';
import { senml } from '../../../../devices/codecs/senml/senml.ts';
import { senmlCbor } from '../../../../devices/codecs/senml/senml-cbor.ts';
import { cborOf } from './cbor-of.ts';

const context = { device: '62601200', received: Date.parse('2026-07-01T08:00:00+08:00') };

test('a pack of several records, its labels numbers, is read', () => {
  const pack = [
    new Map<number, unknown>([
      [-2, 'urn:dev:ow:62601200:'],
      [-3, 1_782_864_000],
      [0, 'stage'],
      [1, 'm'],
      [2, 19.03],
    ]),
    new Map<number, unknown>([
      [0, 'rainfall'],
      [1, 'mm'],
      [2, 0.5],
      [6, -300],
    ]),
  ];
  expect(senmlCbor.decode(cborOf(pack), context)).toMatchObject({
    ok: true,
    station: '62601200',
    readings: [
      { element: 'stage', value: 19.03, unit: 'm', time: 1_782_864_000_000 },
      { element: 'rainfall', value: 0.5, unit: 'mm', time: 1_782_863_700_000 },
    ],
  });
});

test('what JSON says CBOR says', () => {
  const record = fc.record(
    {
      n: fc.constantFrom('stage', 'a/rainfall'),
      u: fc.constantFrom('m', 'Cel'),
      v: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      t: fc.integer({ min: -86_400, max: 0 }),
    },
    { requiredKeys: ['n', 'v'] },
  );
  const labels: Record<string, number> = { n: 0, u: 1, v: 2, t: 6 };
  fc.assert(
    fc.property(fc.array(record), (pack) => {
      const cbor = pack.map(
        (one) => new Map(Object.entries(one).map(([k, v]) => [labels[k] ?? k, v])),
      );
      const json = new TextEncoder().encode(JSON.stringify(pack));
      expect(senmlCbor.decode(cborOf(cbor), context)).toEqual(senml.decode(json, context));
    }),
    { numRuns: 500, seed: 8428 },
  );
});

test.each([
  ['00', 0],
  ['1818', 24],
  ['1903e8', 1_000],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['20', -1],
  ['3903e7', -1_000],
  ['f93e00', 1.5],
  ['fa41b0cccd', 22.1],
  ['fb3ff199999999999a', 1.1],
  ['c48221196ab3', 273.15],
  ['f5', true],
  ['f6', null],
  ['4401020304', undefined],
  ['64e6b0b4e4', '水\uFFFD'],
  ['83010203', [1, 2, 3]],
  ['9f0102ff', [1, 2]],
  ['bf0001ff', new Map([[0, 1]])],
])('%s is the value of RFC 8949', (hex, value) => {
  expect(readCbor(Buffer.from(hex, 'hex'))).toEqual(value);
});

test.each([
  ['', /bounds/],
  ['19', /bounds/],
  ['63e6b0', 'a string beyond the end'],
  ['9bffffffffffffffff00', /bounds/],
  ['9f01', /bounds/],
  ['a1f600', 'an odd key'],
  ['1c', 'an argument of no known length'],
  ['7f616161ff', 'an argument of no known length'],
  ['ff', 'a simple value of no known kind'],
  ['0000', 'bytes behind the end'],
  ['81'.repeat(9), 'more than 8 levels'],
])('%s is none', (hex, reason) => {
  expect(() => readCbor(Buffer.from(hex, 'hex'))).toThrow(reason);
  expect(senmlCbor.decode(Buffer.from(hex, 'hex'), context)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^not CBOR: /),
  });
});

test('any bytes have an answer', () => {
  const head = fc.constantFrom([], [0x81, 0xa2, 0x00, 0x61, 0x61], [0x9f, 0xbf]);
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 200 }), (first, rest) => {
      const answer = senmlCbor.decode(Uint8Array.of(...first, ...rest), context);
      expect(answer.ok || answer.reason.length > 0).toBe(true);
    }),
    { numRuns: 5_000, seed: 8428 },
  );
});
