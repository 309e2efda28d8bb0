import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';
import { answersSoundly } from '../sound-answer.ts';
import { asciiFrameOf, frameOf, sealed } from './frame-of.ts';

const vectors: { hex: string }[] = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
);
const frames = [
  ...vectors.map(({ hex }) => new Uint8Array(Buffer.from(hex, 'hex'))),
  asciiFrameOf('32', '0034170718110016ST 0011223344 H TT 1707181100 PJ 3.5 Z -0.34 VT M '),
  asciiFrameOf('31', '0034170718110016ST 0011223344 H TT 1707181100 DRN05 Z Q 1 2 3 4 '),
];
const runs = { numRuns: 1_000, seed: 651 };

const check = answersSoundly(sl651);
const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const functions = fc
  .integer({ min: 0, max: 255 })
  .map((code) => code.toString(16).padStart(2, '0'));

test('any bytes have an answer', () => {
  fc.assert(fc.property(bytes(300), check), runs);
});

test('any bytes behind a start have an answer', () => {
  const start = fc.constantFrom([0x7e, 0x7e], [0x01]);
  fc.assert(
    fc.property(start, bytes(300), (first, rest) => check(Uint8Array.of(...first, ...rest))),
    runs,
  );
});

test('any body in a sound envelope has an answer, whatever its function', () => {
  const hex = bytes(120).map((body) => Buffer.from(body).toString('hex'));
  fc.assert(
    fc.property(functions, hex, (code, body) => {
      check(frameOf(code, body));
      check(frameOf(code, `0001170718110016F1F1001122334448F0F01707181100${body}`));
      check(frameOf(code, body, { down: true }));
      check(frameOf(code, body, { packet: '001001' }));
    }),
    runs,
  );
});

test('any words in a sound envelope have an answer', () => {
  const word = fc.constantFrom(
    'ST',
    'TT',
    'H',
    'Z',
    'DRP',
    'DRZ1',
    'DRN05',
    'DRH00',
    'ZT',
    'M',
    '76',
    'RGZS',
    '0011223344',
    '1707181100',
    '-1.5',
    '00FF',
    '9'.repeat(400),
    'PIC',
    'XX',
    '',
  );
  const words = fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom('31', '32', '35', '38', '45', '46'), words, (code, text) => {
      const latin = Buffer.from(text.join(' '), 'latin1').toString('latin1');
      check(asciiFrameOf(code, `0001170718110016${latin}`));
    }),
    runs,
  );
});

test('every frame cut anywhere is refused', () => {
  for (const frame of frames) {
    for (let length = 0; length < frame.length; length++) {
      const decoded = sl651.decode(frame.subarray(0, length), { device: '' });
      if (decoded.ok) throw new Error(`${length} of ${Buffer.from(frame).toString('hex')}`);
    }
  }
});

test('a single false bit anywhere is found', () => {
  const sound = frames.filter((frame) => sl651.decode(frame, { device: '' }).ok);
  const flips = fc.record({
    frame: fc.constantFrom(...sound),
    at: fc.nat(),
    bit: fc.nat({ max: 7 }),
  });
  fc.assert(
    fc.property(flips, ({ frame, at, bit }) => {
      const i = at % frame.length;
      const false1 = frame.with(i, (frame[i] ?? 0) ^ (1 << bit));
      expect(sl651.decode(false1, { device: '' }).ok).toBe(isSameNumber(frame, false1, i));
    }),
    runs,
  );
});

/** In ASCII frames "a" and "A" are the same CRC digit. */
function isSameNumber(frame: Uint8Array, other: Uint8Array, at: number): boolean {
  const isCrc = frame[0] === 0x01 && at >= frame.length - 4;
  const letter = (bytes: Uint8Array) => String.fromCharCode(bytes[at] ?? 0);
  return (
    isCrc &&
    /[A-F]/i.test(letter(frame)) &&
    letter(frame).toUpperCase() === letter(other).toUpperCase()
  );
}

test('frames with false bytes and a right CRC have an answer', () => {
  const mutated = fc.record({
    frame: fc.constantFrom(...frames.filter(([first]) => first === 0x7e)),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(mutated, ({ frame, changes }) => {
      const body = frame.slice(0, -2);
      for (const [at, byte] of changes) body[at % body.length] = byte;
      check(sealed(body));
    }),
    runs,
  );
});

test('every definition byte behind every lead byte has an answer', () => {
  for (let i = 0; i < 0x10000; i++) {
    const group = i.toString(16).padStart(4, '0');
    const data = i % 3 === 0 ? '' : '12'.repeat(i % 40);
    const step = i % 2 === 0 ? '' : '0418000005';
    check(frameOf('31', `0001170718110016F0F01707181100${step}${group}${data}`));
  }
});

test('the longest body has an answer in good time', () => {
  const series = `0001170718110016F1F1001122334448F0F017071811000418000005 2208`;
  check(frameOf('31', series + '01'.repeat(4_095 - 30)));
});
