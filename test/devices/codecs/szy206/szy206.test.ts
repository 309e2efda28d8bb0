import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acknowledgementOf, encodeSzy206 } from '../../../../devices/codecs/szy206/encode.ts';
import { openFrame } from '../../../../devices/codecs/szy206/frame.ts';
import { numberDigits, readNumber } from '../../../../devices/codecs/szy206/numbers.ts';
import { szy206 } from '../../../../devices/codecs/szy206/szy206.ts';

/** From the field, by way of hm1212/szy206-protocol: discharge and volume, and a discharge that was missing. */
const FLOW = '681A68B35303810D00C00059000000826110000001106000004508090A3516';
const MISSING = '681568B34406070001C0AAAAAAAAAA004040000000000101E516';

const RECEIVED = Date.parse('2026-07-09T08:45:30+08:00');
const ADDRESS = '5303810D00';
const TAIL = '00000000 0045080900'.replace(' ', '');

test('a frame from the field is read', () => {
  const time = Date.parse('2026-07-09T08:45:00+08:00');
  expect(decode(FLOW)).toEqual({
    ok: true,
    station: ADDRESS,
    function: 'C0',
    direction: 'up',
    readings: [
      { time, element: 'flow', property: 'discharge', value: 5.9, unit: 'm3/s' },
      { time, element: 'volume', property: undefined, value: 106_182, unit: 'm3' },
    ],
  });
});

test('AA is no value', () => {
  expect(decode(MISSING)).toMatchObject({ station: '4406070001', readings: [{ value: null }] });
});

describe('the month that the time does not name', () => {
  test.each([
    ['2026-07-09T08:45:00+08:00', '2026-07-09T08:45:00+08:00'],
    ['2026-07-09T07:45:00+08:00', '2026-07-09T08:45:00+08:00'], // a clock an hour ahead
    ['2026-07-31T23:00:00+08:00', '2026-07-09T08:45:00+08:00'],
    ['2026-08-02T00:00:00+08:00', '2026-07-09T08:45:00+08:00'],
    ['2026-01-02T00:00:00+08:00', '2025-12-09T08:45:00+08:00'],
  ])('received %s it was %s', (received, time) => {
    const answer = szy206.decode(bytes(FLOW), { device: '', received: Date.parse(received) });
    expect(answer).toMatchObject({ readings: [{ time: Date.parse(time) }, {}] });
  });

  test('the 31st is looked for where there is one', () => {
    const frame = data(3, `${numberDigits(1, 5, 3)}${'0'.repeat(8)}0000083100`);
    const answer = szy206.decode(frame, { device: '', received: Date.parse('2026-07-02T00:00Z') });
    expect(answer).toMatchObject({ readings: [{ time: Date.parse('2026-05-31T00:00Z') }] });
  });

  test('cannot be known without the time of arrival', () => {
    expect(szy206.decode(bytes(FLOW), { device: '' })).toMatchObject({ ok: false, reason: 'time' });
  });
});

test('several sensors of a kind are counted; the first is the station’s', () => {
  const stages = numberDigits(19.03, 4, 3) + numberDigits(-0.5, 4, 3);
  expect(szy206.decode(data(2, stages + TAIL), context())).toMatchObject({
    readings: [
      { element: 'stage', property: 'stage', value: 19.03, unit: 'm' },
      { element: 'stage2', property: undefined, value: -0.5 },
    ],
  });
});

test.each([
  [0x02, 'F0', 'login'],
  [0x02, 'F2', 'online'],
  [0x61, '0102', undefined],
  [0x81, '0102', undefined],
])('function %d holds no readings', (functionCode, body, text) => {
  const answer = szy206.decode(encodeSzy206(0xb0, ADDRESS, functionCode, body), context());
  expect(answer).toMatchObject({ ok: true, readings: [] });
  expect(answer.ok && answer.text).toBe(text);
});

test('a report and a greeting are acknowledged, other frames are not', () => {
  const frame = openFrame(bytes(FLOW));
  const answer = frame.ok ? acknowledgementOf(frame) : undefined;
  expect(answer).toEqual(encodeSzy206(0x33, ADDRESS, 0xc0, '00'));
  const down = openFrame(encodeSzy206(0x33, ADDRESS, 0xc0, '00'));
  expect(down.ok && acknowledgementOf(down)).toBeUndefined();
});

test.each([
  ['', 'short', 0],
  ['6808', 'short', 2],
  ['670867', 'start', 0],
  [FLOW.slice(0, -2), 'short', 30],
  [`${FLOW}68`, 'length', 31],
  [FLOW.replace('B35303', 'B35304'), 'crc', 29],
  [FLOW.replace(/16$/, '17'), 'end', 30],
  ['680168B3CC16', 'crc', 4],
])('%s is refused', (hex, reason, at) => {
  expect(decode(hex)).toEqual({ ok: false, reason, at });
});

test.each([
  ['data', data(2, `112233${TAIL}`)],
  ['bcd', data(2, `11223B44${TAIL}`)],
  ['data', data(2, '0000')],
  ['time', data(2, '11223344 00000000 0060080900'.replaceAll(' ', ''))],
  ['divided', encodeSzy206(0xf2, `02${ADDRESS}`, 0xc0, `11223344${TAIL}`)],
])('data are refused: %s', (reason, frame) => {
  expect(szy206.decode(frame, context())).toMatchObject({ ok: false, reason });
});

test('what is encoded is decoded', () => {
  const number = fc.option(fc.integer({ min: -999_999, max: 9_999_999 }), { nil: null });
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: 3 }), (digits, decimals) => {
      const value = digits === null ? null : digits / 10 ** decimals;
      expect(readNumber(bytes(numberDigits(value, 4, decimals)), 0, 4, decimals)).toBe(value);
    }),
    { seed: 206 },
  );
});

test('a number too long is not written', () => {
  expect(() => numberDigits(10_000_000, 3, 1)).toThrow(RangeError);
  expect(() => numberDigits(Number.NaN, 3, 1)).toThrow(RangeError);
});

test('any bytes have an answer, in a sound envelope too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat({ max: 255 }), (body, control) => {
      const hex = Buffer.from(body).toString('hex');
      const frames = [
        body,
        encodeSzy206(control, hex.slice(0, 10), 0xc0, hex.slice(10)),
        encodeSzy206(control, ADDRESS, 0xc0, hex),
        encodeSzy206(control, ADDRESS, 0xb0, hex + TAIL),
      ];
      for (const frame of frames) {
        const answer = szy206.decode(frame, context());
        const isSound = answer.ok
          ? answer.readings.every(({ time, value }) => Number.isFinite(time + (value ?? 0)))
          : (answer.at ?? -1) >= 0 && (answer.at ?? 0) <= frame.length;
        expect(isSound).toBe(true);
      }
    }),
    { numRuns: 2_000, seed: 206 },
  );
});

function decode(hex: string) {
  return szy206.decode(bytes(hex), context());
}

function context() {
  return { device: '', received: RECEIVED };
}

function data(kind: number, body: string): Uint8Array {
  return encodeSzy206(0xb0 | kind, ADDRESS, 0xc0, body);
}

function bytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
