import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sparkplugB } from '../../../../devices/codecs/sparkplug-b/sparkplug-b.ts';
import type { DecodedFrame } from '../../../../domain/reading.ts';
import { payloadOf, type WrittenMetric } from './payload-of.ts';

const AT = Date.parse('2026-07-01T08:00:00+08:00');
const RECEIVED = AT + 5_000;
const FLOAT = 9;

const birth = payloadOf({
  timestamp: AT,
  seq: 0,
  metrics: [
    { name: 'bdSeq', datatype: 8, int: 7n },
    { name: 'Inputs/stage', alias: 1, datatype: FLOAT, float: 19.5 },
    { name: 'Inputs/level offset', alias: 2, datatype: 3, int: 0xffff_fffbn },
  ],
});

describe('a device that speaks Sparkplug B', () => {
  test('names its metrics at birth, and numbers them after', () => {
    const [born, data] = heard(
      birth,
      payloadOf({ timestamp: AT + 60_000, seq: 1, metrics: [{ alias: 1, float: 19.25 }] }),
    );
    expect(said(born)).toEqual(['0 stage=19.5', '0 ?=-5']);
    expect(said(data)).toEqual(['60 stage=19.25']);
  });

  test('is online from its birth to its death, and the death is of the hour at which it was heard', () => {
    const [born, , dead, again] = heard(
      birth,
      payloadOf({ timestamp: AT, seq: 1, metrics: [{ alias: 1, float: 1 }] }),
      payloadOf({ timestamp: AT - 999, metrics: [{ name: 'bdSeq', datatype: 8, int: 7n }] }),
      payloadOf({ timestamp: AT + 9, seq: 2, metrics: [{ alias: 1, float: 1 }] }),
    );
    expect(born?.signs).toEqual([{ time: AT, word: 'online', holds: true }]);
    expect(dead?.signs).toEqual([{ time: RECEIVED, word: 'online', holds: false }]);
    expect(again?.signs).toEqual([{ time: AT + 9, word: 'online', holds: true }]);
  });

  test('is not dead by a death that was written for an earlier connection', () => {
    const [, dead] = heard(
      birth,
      payloadOf({ metrics: [{ name: 'bdSeq', datatype: 8, int: 6n }] }),
    );
    expect(dead).toMatchObject({ function: 'old_death', readings: [] });
    expect(dead).not.toHaveProperty('signs');
  });

  test('is gone by a death of its own, which has nothing but a number', () => {
    const [, dead] = heard(birth, payloadOf({ timestamp: AT + 1, seq: 1 }));
    expect(dead?.signs).toEqual([{ time: AT + 1, word: 'online', holds: false }]);
  });

  test('tells where packets were lost, and counts on from 255 to 0', () => {
    const data = (seq: number) =>
      payloadOf({ timestamp: AT, seq, metrics: [{ alias: 1, float: 1 }] });
    const frames = heard(birth, data(1), data(4), data(5));
    expect(frames.map((frame) => frame?.text)).toEqual([
      undefined,
      undefined,
      'sequence 4 after 1',
      undefined,
    ]);
    const round = heard(birth, ...Array.from({ length: 300 }, (_, i) => data((i + 1) % 256)));
    expect(round.every((frame) => frame?.text === undefined)).toBe(true);
  });

  test('may send history, no value, and truth; text is no reading', () => {
    const metrics: WrittenMetric[] = [
      { name: 'stage', datatype: FLOAT, float: 18, timestamp: AT - 3_600_000, isHistorical: true },
      { name: 'rainfall', datatype: FLOAT, isNull: true },
      { name: 'pump', datatype: 11, flag: true },
      { name: 'maker', datatype: 12, text: 'x' },
    ];
    expect(said(heard(payloadOf({ timestamp: AT, seq: 3, metrics }))[0])).toEqual([
      '-3600 stage=18',
      '0 rainfall=null',
      '0 ?=1',
    ]);
  });

  test('that numbers what no birth has named is not understood', () => {
    const data = payloadOf({ timestamp: AT, seq: 3, metrics: [{ alias: 9, float: 1 }] });
    expect(sparkplugB.decode(data, { device: '' })).toEqual({
      ok: false,
      reason: 'no birth has named alias 9',
    });
  });
});

test('integers of every width are read as they were written', () => {
  const widths = fc.constantFrom([1, 8], [2, 16], [3, 32], [4, 64]).chain(([datatype, bits]) =>
    fc.record({
      datatype: fc.constant(datatype as number),
      bits: fc.constant(bits as number),
      value: fc.bigInt({
        min: -(2n ** BigInt((bits as number) - 1)),
        max: 2n ** BigInt((bits as number) - 1) - 1n,
      }),
    }),
  );
  fc.assert(
    fc.property(widths, ({ datatype, bits, value }) => {
      const written = BigInt.asUintN(Math.max(bits, 32), value);
      const metrics = [{ name: 'stage', datatype, int: written }];
      const [frame] = heard(payloadOf({ timestamp: AT, seq: 0, metrics }));
      expect(frame?.readings[0]?.value).toBe(Number(value) + 0);
    }),
    { seed: 3 },
  );
});

test('doubles and floats are read as they were written', () => {
  const double = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(double, fc.float({ noNaN: true, noDefaultInfinity: true }), (wide, narrow) => {
      const metrics = [
        { name: 'a', datatype: 10, double: wide },
        { name: 'b', datatype: FLOAT, float: narrow },
      ];
      const [frame] = heard(payloadOf({ timestamp: AT, seq: 0, metrics }));
      expect(frame?.readings.map(({ value }) => value)).toEqual([wide + 0, narrow + 0]);
    }),
    { seed: 3 },
  );
});

/** What each packet says, read with what the ones before it said to remember. */
function heard(...packets: readonly Uint8Array[]): (DecodedFrame | undefined)[] {
  let memory: unknown;
  return packets.map((packet) => {
    const frame = sparkplugB.decode(packet, { device: 'edge', received: RECEIVED, memory });
    if (frame.ok && frame.remember) memory = JSON.parse(JSON.stringify(frame.remember.memory));
    return frame.ok ? frame : undefined;
  });
}

function said(frame: DecodedFrame | undefined): string[] | undefined {
  return frame?.readings.map(
    ({ time, property, value }) => `${(time - AT) / 1_000} ${property ?? '?'}=${value}`,
  );
}
