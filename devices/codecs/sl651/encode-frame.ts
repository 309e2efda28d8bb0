import { ASCII, type Coding, HEX_BCD } from './coding.ts';
import { crc16 } from './crc16.ts';
import { hex } from './hex.ts';

/** A frame in its parts; text is in hexadecimal digits, two a byte. */
export interface FrameParts {
  readonly direction: 'up' | 'down';
  /** Addresses, in the order of the direction, password and function: 18 digits. */
  readonly head: string;
  /** Which part of a message in several this is: the frame begins its body with SYN. */
  readonly packet?: { readonly total: number; readonly number: number } | undefined;
  /** As it is sent: of ASCII, the characters. */
  readonly body: Uint8Array;
  /** The end mark (SL 651-2014 table 10). */
  readonly end: number;
}

/**
 * The frame with its length and CRC (SL 651-2014 tables 16 to 23). Throws RangeError for a body of more than 4,095
 * bytes, or 65,535 upwards in packets.
 */
export function encodeFrame(
  { direction, head, packet, body, end }: FrameParts,
  coding: Coding = HEX_BCD,
): Uint8Array {
  const order = packet ? `${hex(packet.total, 3)}${hex(packet.number, 3)}` : '';
  const inside = Buffer.concat([written(order, coding), body]);
  const most = packet && direction === 'up' && coding === HEX_BCD ? 0xffff : 0xfff;
  if (inside.length > most) {
    throw new RangeError(`a body of ${inside.length} bytes is too long for SL 651`);
  }
  const length = inside.length | (direction === 'down' ? 0x8000 : 0);
  const bytes = Buffer.concat([
    Uint8Array.from(coding.start),
    written(`${head}${hex(length, 4)}`, coding),
    Uint8Array.of(packet ? SYN : STX),
    inside,
    Uint8Array.of(end),
  ]);
  const crc = written(hex(crc16(bytes, 0, bytes.length), 4), coding);
  return new Uint8Array(Buffer.concat([bytes, crc]));
}

const STX = 0x02;
const SYN = 0x16;

/** Hexadecimal digits as that coding sends them. */
export function written(digits: string, coding: Coding): Buffer {
  return Buffer.from(digits.toUpperCase(), coding === ASCII ? 'latin1' : 'hex');
}

/** The inverse: the digits of so many units at `at`. */
export function digitsAt(bytes: Uint8Array, at: number, units: number, coding: Coding): string {
  const part = Buffer.from(bytes.subarray(at, at + units * coding.unit));
  return part.toString(coding === ASCII ? 'latin1' : 'hex');
}
