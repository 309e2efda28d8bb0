import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementNamed } from '../../../../devices/codecs/sl651/elements.ts';
import { encodeSl651Report, type Sl651Report } from '../../../../devices/codecs/sl651/encode.ts';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';

const REPORT: Sl651Report = {
  functionCode: 0x32,
  centre: 5,
  station: '0011223344',
  password: 0x03e8,
  serial: 0x34,
  sent: Date.parse('2017-07-18T11:00:16+08:00'),
  stationClass: 'H',
  groups: [
    {
      time: Date.parse('2017-07-18T11:00:00+08:00'),
      elements: [
        { id: 'PJ', value: 4 },
        { id: 'PT', value: 4 },
        { id: 'Z', value: 10.49 },
        { id: 'VT', value: 10.99 },
      ],
    },
  ],
};

test('a report is the frame that real gear sends', () => {
  expect(hexOf(encodeSl651Report(REPORT))).toBe(
    '7E7E05001122334403E832002B020034170718110016F1F1001122334448F0F01707181100' +
      '201900004026190000403923000104903812109903A421',
  );
});

test('negative numbers, makers’ elements and none at all are written as gear writes them', () => {
  const elements = [
    { id: '76', value: -1.72, decimals: 2 },
    { id: 'AI', value: -5.3 },
    { id: 'Z', value: null },
    { id: 'FF11', value: 0.008 },
  ];
  const groups = [{ time: REPORT.sent, elements }];
  expect(hexOf(encodeSl651Report({ ...REPORT, groups }))).toContain(
    '762AFF000001720219FF00533923FFFFFFFFFF112300000008',
  );
});

test('rain above 25.4 mm in five minutes counts in the next five', () => {
  const rain = [26, 0.5, null, ...Array.from({ length: 9 }, () => 0)];
  const groups = [{ time: REPORT.sent, elements: [{ id: 'DRP', value: rain }] }];
  expect(hexOf(encodeSl651Report({ ...REPORT, functionCode: 0x34, groups }))).toContain(
    'F460FE0BFF00',
  );
});

test('what is encoded is decoded', () => {
  fc.assert(
    fc.property(report(), (sent) => {
      const decoded = sl651.decode(encodeSl651Report(sent), { device: '' });
      expect(decoded).toEqual({
        ok: true,
        station: sent.station,
        function: sent.functionCode.toString(16).toUpperCase(),
        direction: 'up',
        serial: sent.serial,
        readings: readingsIn(sent),
      });
    }),
    { numRuns: 1_000, seed: 651 },
  );
});

test.each([
  ['an unknown element', { id: 'STAGE', value: 1 }],
  ['a number that is none', { id: 'Z', value: Number.NaN }],
  ['a number too long', { id: 'Z', value: 1, decimals: 9 }],
  ['a stage below its base', { id: 'DRZ1', value: [-0.01] }],
  ['rain below nothing', { id: 'DRP', value: [-0.1] }],
])('%s cannot be written', (_, element) => {
  const groups = [{ time: REPORT.sent, elements: [element] }];
  expect(() => encodeSl651Report({ ...REPORT, groups })).toThrow(RangeError);
});

test('neither can an address of other than ten digits, nor a year beyond 2099', () => {
  expect(() => encodeSl651Report({ ...REPORT, station: '62601200' })).toThrow(RangeError);
  expect(() => encodeSl651Report({ ...REPORT, sent: Date.UTC(2100, 1) })).toThrow(RangeError);
});

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

function report(): fc.Arbitrary<Sl651Report> {
  const address = fc.stringMatching(/^[0-9A-F]{10}$/);
  return fc.record({
    functionCode: fc.constantFrom(0x30, 0x32, 0x33, 0x34, 0x37),
    centre: fc.integer({ min: 0, max: 255 }),
    station: address,
    password: fc.integer({ min: 0, max: 0xffff }),
    serial: fc.integer({ min: 1, max: 0xffff }),
    sent: moment(1_000),
    stationClass: fc.constantFrom('P', 'H', 'K', 'Z', 'D', 'T', 'M', 'G', 'Q', 'I', 'O'),
    groups: fc.array(
      fc.record({ time: moment(60_000), elements: fc.array(element(), { maxLength: 6 }) }),
      { minLength: 1, maxLength: 4 },
    ),
  });
}

/** From 2000 to 2099 in Beijing, in whole steps. */
function moment(step: number) {
  const [first, last] = [
    Date.parse('2000-01-01T00:00+08:00'),
    Date.parse('2099-12-31T23:59+08:00'),
  ];
  return fc.integer({ min: first / step, max: last / step }).map((count) => count * step);
}

function element() {
  const number = fc.constantFrom(
    'Z',
    'PJ',
    'PT',
    'PN05',
    'VT',
    'Q',
    'AI',
    'ZU',
    'COND',
    'PB',
    '76',
    'FF11',
  );
  const measured = fc.tuple(number, fc.integer({ min: 0, max: 5 })).chain(([id, decimals]) =>
    fc.option(fc.integer({ min: -999_999, max: 9_999_999 }), { nil: null }).map((digits) => ({
      id,
      decimals,
      value: digits === null ? null : digits / 10 ** decimals,
    })),
  );
  const hour = (id: string, most: number, per: number) =>
    fc
      .array(fc.option(fc.integer({ min: 0, max: most }), { nil: null }), {
        minLength: 12,
        maxLength: 12,
      })
      .map((values) => ({
        id,
        value: values.map((value) => (value === null ? null : value / per)),
      }));
  return fc.oneof(measured, hour('DRP', 254, 10), hour('DRZ3', 65_534, 100));
}

function readingsIn({ groups }: Sl651Report) {
  return groups.flatMap(({ time, elements }) =>
    elements.flatMap(({ id, value }) =>
      [value].flat().map((one, i) => ({
        time: time + i * 300_000,
        element: id,
        property: elementNamed(id)?.property,
        value: one,
        unit: elementNamed(id)?.unit,
      })),
    ),
  );
}
