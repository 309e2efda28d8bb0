import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRawPacket, encodeRawPacket } from '../../domain/raw-packet.ts';

const word = fc
  .string({ unit: 'grapheme' })
  .filter((text) => Buffer.byteLength(text) <= 255 && text.isWellFormed());

test('a packet read back is the packet that was written', () => {
  const packets = fc.record({
    device: word,
    codec: word,
    received: fc.double({ min: 1, noNaN: true }),
    payload: fc.uint8Array(),
  });
  fc.assert(
    fc.property(packets, fc.boolean(), (one, hasWaited) => {
      const packet = hasWaited ? { ...one, waited: true as const } : one;
      const stored = new Uint8Array(encodeRawPacket(packet));
      expect(decodeRawPacket(stored)).toEqual(packet);
    }),
    { seed: 20_200_712 },
  );
});

test('the bytes of packets on disk are still read, and still written so', () => {
  const packet = {
    device: '62302250',
    codec: 'json',
    received: 1_782_950_400_000,
    payload: Uint8Array.of(0x7b, 0x7d),
  };
  const bytes = Buffer.from('4279f20201000000083632333032323530046a736f6e7b7d', 'hex');
  expect(Buffer.from(encodeRawPacket(packet)).toString('hex')).toBe(bytes.toString('hex'));
  expect(decodeRawPacket(new Uint8Array(bytes))).toEqual(packet);
});
