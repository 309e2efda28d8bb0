import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_FRAME } from '../../../ingest/tcp/link-protocol.ts';
import { createSplitter, type Piece } from '../../../ingest/tcp/split-frames.ts';
import { ASCII_32, HJ212_WANTS_ANSWER, SZY206_FLOW, TEST_30, TIMED_32 } from './frames.ts';

const FRAMES = [TEST_30, TIMED_32, ASCII_32, HJ212_WANTS_ANSWER, SZY206_FLOW];
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const framesIn = (pieces: readonly Piece[]) =>
  pieces.filter(({ frame }) => frame).map(({ bytes }) => hexOf(bytes));

/** Pushes the bytes cut after each of these lengths, over and over. */
function pushed(bytes: Uint8Array, lengths: readonly number[]) {
  const splitter = createSplitter();
  const pieces: Piece[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? 1;
    pieces.push(...splitter.push(bytes.subarray(at, at + length)));
    at += length;
  }
  return { pieces, splitter };
}

test('every frame comes out the same, wherever the segments of TCP end', () => {
  const sequence = fc.array(fc.constantFrom(...FRAMES), { minLength: 1, maxLength: 12 });
  const segments = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(sequence, segments, (frames, lengths) => {
      const { pieces, splitter } = pushed(Buffer.concat(frames), lengths);
      expect(framesIn(pieces)).toEqual(frames.map(hexOf));
      expect(pieces).toHaveLength(frames.length);
      expect(splitter.isMidFrame).toBe(false);
    }),
  );
});

test('one byte a segment, and all in one segment, are the same', () => {
  const bytes = Buffer.concat(FRAMES);
  expect(framesIn(pushed(bytes, [1]).pieces)).toEqual(framesIn(pushed(bytes, [10_000]).pieces));
});

test('frames between noise are found again', () => {
  const noise = fc
    .uint8Array({ maxLength: 60 })
    .map((bytes) => bytes.filter((byte) => ![0x7e, 0x01, 0x23, 0x68].includes(byte)));
  const parts = fc.array(fc.tuple(noise, fc.constantFrom(...FRAMES)), { maxLength: 8 });
  fc.assert(
    fc.property(parts, (all) => {
      const { pieces } = pushed(Buffer.concat(all.flat()), [37]);
      expect(framesIn(pieces)).toEqual(all.map(([, frame]) => hexOf(frame)));
    }),
  );
});

test('the line ends of HJ 212 are no noise', () => {
  const line = Buffer.concat([HJ212_WANTS_ANSWER, Buffer.from('\r\n')]);
  expect(pushed(Buffer.concat([line, line]), [50]).pieces).toHaveLength(2);
});

test('a frame that never ends is given up, and those that it swallowed are found', () => {
  const { pieces, splitter } = pushed(Buffer.concat([TEST_30.subarray(0, 14), TIMED_32]), [1_000]);
  const found = [...pieces, ...splitter.giveUp()];
  expect(framesIn(found)).toContain(hexOf(TIMED_32));
});

test('whatever comes, no more is held than one frame, and nothing throws', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 3_000 }),
    fc.constantFrom(...FRAMES).chain((frame) =>
      fc.tuple(fc.nat(frame.length - 1), fc.nat(255)).map(([at, value]) => {
        const damaged = Uint8Array.from(frame);
        damaged[at] = value;
        return damaged;
      }),
    ),
  );
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 20 }), (chunks) => {
      const splitter = createSplitter();
      let given = 0;
      let out = 0;
      for (const chunk of chunks) {
        given += chunk.length;
        for (const piece of splitter.push(chunk)) out += piece.bytes.length;
        expect(given - out).toBeLessThanOrEqual(LONGEST_FRAME + 3_000);
      }
      while (splitter.isMidFrame) splitter.giveUp();
    }),
    { seed: 651, numRuns: 2_000 },
  );
});
