import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMidPacket, scanFrames, startFraming } from '../../ingest/scan-frames.ts';
import { connectPacket, frame, publishPacket, remainingLength } from './raw-client.ts';

const connect = connectPacket('S1');
const packets = fc.array(
  fc.record({ type: fc.constantFrom(0x30, 0x32, 0x40, 0xc0), length: fc.nat(20_000) }),
  { maxLength: 20 },
);

test('whole packets are counted however the bytes are cut', () => {
  fc.assert(
    fc.property(packets, fc.array(fc.integer({ min: 1, max: 5_000 })), (shapes, cuts) => {
      const bodies = shapes.map(({ type, length }) => frame(type, Buffer.alloc(length)));
      const bytes = Buffer.concat([connect, ...bodies]);
      const framing = startFraming();
      let counted = 0;
      for (let at = 0, cut = 0; at < bytes.length; cut++) {
        const end = at + (cuts[cut % cuts.length] ?? 1_000);
        const scan = scanFrames(framing, bytes.subarray(at, end), Number.POSITIVE_INFINITY);
        expect(scan).toMatchObject({ ok: true });
        if (scan.ok) counted += scan.packets;
        at = end;
      }
      expect(counted).toBe(shapes.length + 1);
      expect(isMidPacket(framing)).toBe(false);
    }),
  );
});

test('it stops behind the last of the packets asked for', () => {
  const framing = startFraming();
  const ping = Buffer.from([0xc0, 0]);
  const bytes = Buffer.concat([connect, ping, ping, ping]);
  expect(scanFrames(framing, bytes, 1)).toEqual({ ok: true, end: connect.length, packets: 1 });
  const rest = bytes.subarray(connect.length);
  expect(scanFrames(framing, rest, 2)).toEqual({ ok: true, end: 4, packets: 2 });
});

test('a packet under way is told', () => {
  const framing = startFraming();
  expect(isMidPacket(framing)).toBe(false);
  for (const end of [1, 2, connect.length - 1]) {
    const before = startFraming();
    expect(scanFrames(before, connect.subarray(0, end), 9)).toMatchObject({ ok: true, packets: 0 });
    expect(isMidPacket(before)).toBe(true);
  }
});

test('a length is refused by its header alone, as soon as it is too long', () => {
  const announced = (length: number) =>
    Buffer.concat([Buffer.from([0x10]), remainingLength(length)]);
  expect(scanFrames(startFraming(), announced(4_096), 1)).toMatchObject({ ok: true });
  const tooLong = { ok: false, reason: 'packet too long' };
  expect(scanFrames(startFraming(), announced(4_097), 1)).toEqual(tooLong);
  expect(scanFrames(startFraming(), announced(200_000_000).subarray(0, 4), 1)).toEqual(tooLong);
});

test('after CONNECT a packet may be 64 KiB long and no longer', () => {
  const after = (length: number) => {
    const framing = startFraming();
    scanFrames(framing, connect, 1);
    return scanFrames(framing, frame(0x30, Buffer.alloc(length)), 1);
  };
  expect(after(65_536)).toMatchObject({ ok: true, packets: 1 });
  expect(after(65_537)).toMatchObject({ ok: false });
});

test('a remaining length of five bytes is malformed, even where it says little', () => {
  const five = Buffer.from([0x10, 0x80, 0x80, 0x80, 0x80, 0x00]);
  expect(scanFrames(startFraming(), five, 1)).toEqual({
    ok: false,
    reason: 'malformed remaining length',
  });
});

test('nothing but CONNECT comes first', () => {
  expect(scanFrames(startFraming(), publishPacket('a', ''), 1)).toEqual({
    ok: false,
    reason: 'no CONNECT first',
  });
});
