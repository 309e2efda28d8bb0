import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReassembler } from '../../../../devices/codecs/reassembler.ts';
import { acknowledgementOf, askAgain } from '../../../../devices/codecs/sl651/acknowledge.ts';
import { encodeSl651Picture } from '../../../../devices/codecs/sl651/encode.ts';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';
import { asciiFrameOf, frameOf } from './frame-of.ts';
import { readingsOf } from './readings-of.ts';

const context = { device: '' };
const TAKEN = Date.parse('2026-07-01T08:00:00+08:00');

describe('a message in packets', () => {
  test('a picture that is encoded is decoded, from its packets in any order', () => {
    const jpeg = fc.uint8Array({ minLength: 1, maxLength: 3_000 });
    fc.assert(
      fc.property(
        jpeg,
        fc.integer({ min: 40, max: 900 }),
        fc.infiniteStream(fc.nat()),
        (bytes, size, keys) => {
          const packets = encodeSl651Picture(picture(bytes), size);
          const order = packets.toSorted(() => ((keys.next().value as number) % 2 === 0 ? 1 : -1));
          const decoded = sl651.decode(whole(order), context);
          expect(decoded).toMatchObject({ ok: true, function: '36', serial: 7, station: STATION });
          const [attached] = (decoded.ok && decoded.attached) || [];
          expect(attached).toEqual({ time: TAKEN, mediaType: 'image/jpeg', bytes });
        },
      ),
      { numRuns: 100, seed: 36 },
    );
  });

  test('a series in packets may be cut within an element', () => {
    const body =
      '0034170718110128 F1F1001122334448 F0F01707181005 0418000005 F4600500000014FFFFFFFFFF0000';
    const bytes = body.replaceAll(' ', '');
    const parts = [bytes.slice(0, 60), bytes.slice(60, 70), bytes.slice(70)].map((part, i) =>
      frameOf('31', part, { packet: `00300${i + 1}`, end: i < 2 ? '17' : '03' }),
    );
    expect(readingsOf(Buffer.concat(parts)).slice(0, 3)).toEqual([
      '17-07-18 10:05 DRxnn=5 ddHHmm',
      '17-07-18 10:05 DRP=0.5 mm',
      '17-07-18 10:10 DRP=0 mm',
    ]);
  });

  test('packets out of their order, of two messages, or without the last are refused', () => {
    const [one, two, three] = encodeSl651Picture(picture(new Uint8Array(90)), 45) as Uint8Array[];
    const refused = (...parts: (Uint8Array | undefined)[]) =>
      sl651.decode(Buffer.concat(parts as Uint8Array[]), context);
    expect(refused(one, three, two)).toMatchObject({ ok: false, reason: 'packet' });
    expect(refused(one, two)).toMatchObject({ ok: false, reason: 'packet' });
    expect(refused(one, two, three?.with(20, 1))).toMatchObject({ ok: false, reason: 'crc' });
    expect(refused(one, two, three).ok).toBe(true);
  });

  test('one packet alone is known as a part, and any other frame is none', () => {
    const [first] = encodeSl651Picture(picture(new Uint8Array(90)), 45);
    expect(sl651.partOf?.(first as Uint8Array, context)).toEqual({
      message: `${STATION}/54/3`,
      total: 3,
      number: 1,
    });
    expect(sl651.partOf?.(frameOf('2F', '0003591011155111'), context)).toBeUndefined();
    expect(sl651.partOf?.(Buffer.from('nonsense'), context)).toBeUndefined();
  });
});

describe('acknowledgements', () => {
  const HEX =
    '7E7E010012345678123430002B020003591011154947F1F1001234567848F0F0591011154920190000052619000005392300000127381211150320FA';
  const at = Date.parse('2059-10-11T15:49:47+08:00');

  test('a report is answered as the field answers it', () => {
    expect(hexOf(acknowledgementOf(bytes(HEX), at))).toBe(
      '7E7E00123456780112343080080200035910111549471B75D4',
    );
  });

  test('a station that may leave is told so', () => {
    const frame =
      '7E7E05001122334403E832002B020034170718110016F1F1001122334448F0F01707181100201900004026190000403923000104903812109903A421';
    const sent = Date.parse('2017-07-18T11:00:16+08:00');
    expect(hexOf(acknowledgementOf(bytes(frame), sent, 'leave'))).toMatch(
      /^7E7E00112233440503E8328008020034170718110016(04)/,
    );
    expect(hexOf(acknowledgementOf(bytes(frame), sent))).toBe(
      '7E7E00112233440503E83280080200341707181100161BE5D4',
    );
  });

  test('a frame behind which more follow is answered by ACK', () => {
    const frame = frameOf('32', '0034170718110016F1F1001122334448F0F01707181100381210 99', {
      end: '17',
    });
    expect(sl651.decode(acknowledgementOf(frame, at) as Uint8Array, context)).toMatchObject({
      direction: 'down',
    });
    expect(hexOf(acknowledgementOf(frame, at)).slice(-6, -4)).toBe('06');
  });

  test('a message in packets is answered once, by the number of its last', () => {
    const packets = encodeSl651Picture(picture(new Uint8Array(90)), 45);
    const answer = acknowledgementOf(whole(packets), at) as Uint8Array;
    expect(hexOf(answer)).toMatch(/^7E7E006260120001123436800B160030030007591011154947(1B)/);
    expect(sl651.decode(answer, context)).toMatchObject({
      direction: 'down',
      packet: { total: 3, number: 3 },
    });
  });

  test('a packet that is missing is asked for by its number', () => {
    const [, second] = encodeSl651Picture(picture(new Uint8Array(90)), 45);
    const answer = askAgain(second as Uint8Array, 1, at) as Uint8Array;
    expect(hexOf(answer).slice(-6, -4)).toBe('15');
    expect(sl651.decode(answer, context)).toMatchObject({ packet: { total: 3, number: 1 } });
    expect(askAgain(bytes(HEX), 1, at)).toBeUndefined();
  });

  test('a station that speaks ASCII is answered in ASCII', () => {
    const frame = asciiFrameOf('32', '0020240109160128ST 0010100001 H TT 2401091601 PJ 3.5 ', {
      station: '0010100001',
    });
    const answer = acknowledgementOf(frame, at) as Uint8Array;
    expect(Buffer.from(answer).toString('latin1').slice(1, 41)).toBe(
      '00101000010503E8328010\x020020591011154947\x1b',
    );
    expect(sl651.decode(answer, context)).toMatchObject({
      ok: true,
      station: '0010100001',
      direction: 'down',
    });
  });

  test('nothing else is answered: keep-alives, answers, downlinks, nonsense', () => {
    for (const frame of [
      frameOf('2F', '0003591011155111'),
      frameOf('37', '0003591011155111'),
      frameOf('32', '0003591011155111', { down: true, end: '05' }),
      Buffer.from('nonsense'),
    ]) {
      expect(acknowledgementOf(frame, at)).toBeUndefined();
    }
  });
});

const STATION = '0062601200';

function picture(jpeg: Uint8Array) {
  return {
    centre: 1,
    station: STATION,
    password: 0x1234,
    serial: 7,
    sent: TAKEN,
    stationClass: 'H',
    time: TAKEN,
    jpeg,
  };
}

/** As a door puts them together. */
function whole(packets: readonly Uint8Array[]): Uint8Array {
  const reassembler = createReassembler<Uint8Array>((packet) => packet);
  let joined = packets.length === 1 ? packets[0] : undefined;
  for (const packet of packets) {
    const part = sl651.partOf?.(packet, context);
    const outcome = part && reassembler.take(part, packet, 0);
    if (outcome?.state === 'whole') joined = Buffer.concat(outcome.parts);
  }
  return joined ?? new Uint8Array();
}

function bytes(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

function hexOf(answer: Uint8Array | undefined): string {
  return Buffer.from(answer ?? [])
    .toString('hex')
    .toUpperCase();
}
