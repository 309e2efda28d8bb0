import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../../../devices/codecs/json.ts';

const AT_8 = Date.parse('2026-07-01T08:00:00+08:00');

test('a message of one moment is read', () => {
  const message =
    '{"time": "2026-07-01T08:00:00+08:00", "values": {"stage": 19.03, "rainfall": null}}';
  expect(decode(message)).toEqual({
    ok: true,
    station: '62601200',
    readings: [
      { time: AT_8, element: 'stage', property: 'stage', value: 19.03, unit: undefined },
      { time: AT_8, element: 'rainfall', property: 'rainfall', value: null, unit: undefined },
    ],
  });
});

test('a list of moments is read in its order', () => {
  const message = `[{"time":"2026-07-01T00:05:00Z","values":{"stage":19.04}},
    {"time":"2026-07-01T00:00:00Z","values":{"stage":19.03},"battery":"full"}]`;
  const decoded = decode(message);
  expect(decoded.ok && decoded.readings.map(({ value }) => value)).toEqual([19.04, 19.03]);
});

test('what the house does not know is passed on', () => {
  expect(decode('{"time":"2026-07-01T00:00:00Z","values":{"磷":1,"__proto__":2}}')).toMatchObject({
    readings: [{ property: '磷' }, { property: '__proto__' }],
  });
});

test.each([
  ['', 'not JSON: Unexpected end of JSON input', 0],
  ['{"time": "温", x', expect.stringMatching(/^not JSON: /), 16],
  ['7', 'expected {"time": …, "values": {…}}'],
  ['[[]]', '[0] expected {"time": …, "values": {…}}'],
  ['{"values":{}}', expect.stringMatching(/^time: expected ISO 8601 with its zone/)],
  ['{"time":1782864000000,"values":{}}', expect.stringMatching(/^time: /)],
  ['{"time":"2026-07-01T08:00:00","values":{}}', expect.stringMatching(/^time: /)],
  ['{"time":"2026-07-01T08:00:00Z"}', 'values: expected an object of property: number or null'],
  ['{"time":"2026-07-01T08:00:00Z","values":[1]}', expect.stringMatching(/^values: /)],
  [
    '{"time":"2026-07-01T08:00:00Z","values":{"stage":"19.03"}}',
    'values.stage: expected a finite number or null',
  ],
  [
    '[{"time":"2026-07-01T08:00:00Z","values":{"stage":1}},{"time":"2026-07-01T08:00:00Z","values":{"stage":1e999}}]',
    '[1] values.stage: expected a finite number or null',
  ],
])('%s is refused with its reason', (message, reason, at?: number) => {
  expect(decode(message)).toEqual(
    at === undefined ? { ok: false, reason } : { ok: false, reason, at },
  );
});

test('what is not UTF-8 is refused', () => {
  const refusal = { ok: false, reason: 'not UTF-8' };
  expect(json.decode(Uint8Array.of(0x22, 0xff, 0x22), { device: '' })).toEqual(refusal);
});

test('more than 5,000 readings are refused', () => {
  const message = (readings: number) =>
    JSON.stringify(
      Array.from({ length: readings }, () => ({
        time: '2026-07-01T00:00:00Z',
        values: { stage: 1 },
      })),
    );
  expect(decode(message(5_000)).ok).toBe(true);
  expect(decode(message(5_001))).toEqual({ ok: false, reason: '[5000] more than 5000 readings' });
});

test('a packet of nothing but open brackets has an answer', () => {
  expect(decode('['.repeat(64_000)).ok).toBe(false);
  expect(decode(`${'['.repeat(32_000)}${']'.repeat(32_000)}`).ok).toBe(false);
});

test('what is written is read', () => {
  const values = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
  );
  fc.assert(
    fc.property(values, (sent) => {
      const decoded = decode(JSON.stringify({ time: '2026-07-01T08:00:00+08:00', values: sent }));
      const read = decoded.ok ? decoded.readings.map(({ element, value }) => [element, value]) : [];
      expect(read).toEqual(Object.entries(JSON.parse(JSON.stringify(sent))));
    }),
    { seed: 651 },
  );
});

test('any bytes and any JSON have an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), (payload) => {
      const decoded = json.decode(payload, { device: '' });
      expect(decoded.ok || decoded.reason.length > 0).toBe(true);
    }),
    { numRuns: 2_000, seed: 651 },
  );
});

function decode(message: string) {
  return json.decode(utf8(message), { device: '62601200' });
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
