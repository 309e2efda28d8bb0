import type { Hj212Settings } from '../../../domain/hj212-settings.ts';
import type { Undecodable } from '../../../domain/reading.ts';
import { ASCII } from '../sl651/coding.ts';
import { crc16 } from '../sl651/crc16.ts';
import { hj212Crc } from './crc.ts';
import { undecodable } from './undecodable.ts';

/** The data segment of a message that arrived whole: bytes `start` to `end` of the text, a character a byte. */
export interface Segment {
  readonly ok: true;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Opens a message (HJ 212-2017 table 2):
 *
 *     ## | length of the segment in 4 digits | segment | CRC in 4 hex digits | CR LF
 *
 * The last two may be missing: they end a line, and some transports take lines. The standard's bound of 1,024 bytes
 * is not kept in the field; the four digits are bound enough.
 */
export function openFrame(
  bytes: Uint8Array,
  { crc }: Pick<Hj212Settings, 'crc'>,
): Segment | Undecodable {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (!'##'.startsWith(text.slice(0, 2))) return undecodable('start', 0);
  if (text.length < HEAD) return undecodable('short', text.length);
  const length = text.slice(2, HEAD);
  if (!/^\d{4}$/.test(length)) return undecodable('digit', 2);

  const end = HEAD + Number(length);
  if (text.length < end + CRC) return undecodable('short', text.length);
  if (!ENDS.has(text.slice(end + CRC))) return undecodable('length', end + CRC);
  const sent = ASCII.number(bytes, end, CRC / 2);
  const isWhole = sent === hj212Crc(bytes, HEAD, end);
  if (!isWhole && !(crc === 'modbus' && sent === swapped(crc16(bytes, HEAD, end)))) {
    return undecodable('crc', end);
  }
  return { ok: true, text, start: HEAD, end };
}

/** Four hex digits, as the frame ends with them. */
export function hex4(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}

const HEAD = 6;
const CRC = 4;
const ENDS = new Set(['\r\n', '\n', '\r', '']);

function swapped(crc: number): number {
  return ((crc & 0xff) << 8) | (crc >>> 8);
}
