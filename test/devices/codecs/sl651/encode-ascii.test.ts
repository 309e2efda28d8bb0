import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeSl651AsciiReport } from '../../../../devices/codecs/sl651/encode-ascii.ts';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';

const AT = Date.parse('2024-01-09T16:01:00+08:00');
const HEAD = {
  ...{ functionCode: 0x32, centre: 1, station: '0010100001', password: 0xa000, serial: 0x1234 },
  ...{ sent: AT + 28_000, stationClass: 'H' },
};

test('in ASCII it is the frame that another implementation sends', () => {
  const elements = [
    { id: 'PJ', value: 3.5 },
    { id: 'Z', value: 12.34, decimals: 2 },
    { id: 'VT', value: 12.6 },
  ];
  const frame = encodeSl651AsciiReport({ ...HEAD, groups: [{ time: AT, elements }] });
  expect(Buffer.from(frame).toString('latin1')).toBe(
    '\x01010010100001A000320047\x021234240109160128 ST 0010100001 H TT 2401091601 PJ 3.5 Z 12.34 VT 12.60 \x0397F9',
  );
});

test('numbers of any element that ASCII writes in decimals are read again', () => {
  const id = fc.constantFrom('Z', 'PJ', 'VT', 'Q', 'AI', 'COND');
  const numbers = fc.array(fc.tuple(id, fc.integer({ min: -9_999, max: 999_999 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(numbers, (some) => {
      const elements = some.map(([name, tenths]) => ({
        id: name,
        value: tenths / 10,
        decimals: 1,
      }));
      const groups = [{ time: AT, elements }];
      const decoded = sl651.decode(encodeSl651AsciiReport({ ...HEAD, groups }), { device: '' });
      if (!decoded.ok) throw new Error(decoded.reason);
      const told = decoded.readings.map(({ element, value }) => [element, value]);
      expect(told).toEqual(elements.map(({ id: name, value }) => [name, value]));
    }),
    { numRuns: 500, seed: 651 },
  );
});

test.each([
  ['rain of an hour', { id: 'DRP', value: [1, 2] }],
  ['status bits', { id: 'ZT', value: 1 }],
  ['a number that is none', { id: 'Z', value: Number.NaN }],
  ['what is no element', { id: 'STAGE', value: 1 }],
])('%s cannot be written', (_, element) => {
  const groups = [{ time: AT, elements: [element] }];
  expect(() => encodeSl651AsciiReport({ ...HEAD, groups })).toThrow(RangeError);
});
