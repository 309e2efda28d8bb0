import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hj212 } from '../../../../devices/codecs/hj212/hj212.ts';
import { answersSoundly } from '../sound-answer.ts';
import { dataFrame, frameOf } from './decoded.ts';

const vectors: { frame: string; crc: string }[] = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
);
const frames = vectors.map(({ frame }) => frame);
const sound = vectors.filter(({ crc }) => crc === 'standard').map(({ frame }) => frame);
const runs = { numRuns: 2_000, seed: 212 };

const check = answersSoundly(hj212);

test('any bytes have an answer, behind a start and without', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      check(bytes);
      check(Buffer.concat([Buffer.from('##0100'), bytes]));
    }),
    runs,
  );
});

test('any segment in a sound envelope has an answer', () => {
  const word = fc.constantFrom(
    'QN=20260701080000000',
    'CN=2011',
    'CN=3020',
    'ST=22',
    'Flag=7',
    'Flag=-1',
    'PNUM=2',
    'PNO=1',
    'CP=&&',
    '&&',
    'DataTime=20260701080000',
    'a34004-Rtd=12',
    '-Rtd=1',
    '=',
    '__proto__-Rtd=1',
    'constructor-Flag=D',
    'w01001-SampleTime=1',
    'w01001-Cou=1e308',
  );
  const text = fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 14 });
  fc.assert(
    fc.property(text, fc.constantFrom(';', ',', ''), (words, mark) => {
      check(Buffer.from(frameOf(words.join(mark))));
      check(Buffer.from(dataFrame(words.join(mark))));
    }),
    runs,
  );
});

test('every frame cut anywhere is refused', () => {
  for (const frame of sound) {
    const bytes = Buffer.from(frame);
    for (let length = 0; length < bytes.length; length++) {
      expect(hj212.decode(bytes.subarray(0, length), { device: '' }).ok).toBe(false);
    }
  }
});

test('a single false bit in a segment is found', () => {
  const flips = fc.record({
    frame: fc.constantFrom(...sound),
    at: fc.nat(),
    bit: fc.nat({ max: 7 }),
  });
  fc.assert(
    fc.property(flips, ({ frame, at, bit }) => {
      const bytes = Buffer.from(frame);
      const i = 6 + (at % (bytes.length - 10));
      bytes[i] = (bytes[i] ?? 0) ^ (1 << bit);
      expect(hj212.decode(bytes, { device: '' })).toMatchObject({ ok: false, reason: 'crc' });
    }),
    runs,
  );
});

test('frames with false bytes and a right CRC have an answer', () => {
  const mutated = fc.record({
    frame: fc.constantFrom(...frames),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 127 })), { minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(mutated, ({ frame, changes }) => {
      const segment = Buffer.from(frame.slice(6, -4));
      for (const [at, byte] of changes) segment[at % segment.length] = byte;
      check(Buffer.from(frameOf(segment.toString('latin1'))));
    }),
    runs,
  );
});

test('the longest segment has an answer, whatever it is made of', () => {
  for (const part of [';', ',', '-=', 'a-Rtd=1,', 'a-Rtd=1;', '-Flag=', '-SampleTime=', '9']) {
    check(Buffer.from(dataFrame(`DataTime=20260701080000;${part.repeat(9_800 / part.length)}`)));
  }
});
