import type { Undecodable } from '../../../domain/reading.ts';
import { readAddress } from './address.ts';
import type { Coding } from './coding.ts';
import { crc16 } from './crc16.ts';
import { undecodable } from './undecodable.ts';

/** The envelope of a message that arrived whole. */
export interface Frame {
  readonly ok: true;
  readonly direction: 'up' | 'down';
  /** The address's ten digits. */
  readonly station: string;
  readonly functionCode: number;
  readonly functionAt: number;
  /** Which part this is of a message in several (mode M3). */
  readonly packet: { readonly total: number; readonly number: number } | undefined;
  /** Where the body begins, and the byte behind its last. */
  readonly body: number;
  readonly end: number;
  /** How many bytes the frame takes. */
  readonly size: number;
}

/**
 * Opens a frame (SL 651-2014 tables 16 to 23), the figures in units of its coding:
 *
 *     start | centre 1, station 5 | password 2 | function 1 | direction and length 2 | STX | body | end mark | CRC 2
 *     start | centre 1, station 5 | password 2 | function 1 | direction and length 2 | SYN | packets 3 | body | …
 *
 * Downwards the station comes before the centre. The CRC is checked before all that it protects, but for the length,
 * without which it cannot be found. What follows the frame is an error, or for the first of several is left alone.
 */
export function openFrame(
  bytes: Uint8Array,
  coding: Coding,
  which: 'only' | 'first' = 'only',
): Frame | Undecodable {
  const { start, unit } = coding;
  if (start.some((byte, at) => byte !== (bytes[at] ?? byte))) return undecodable('start', 0);
  const lengthAt = start.length + 9 * unit;
  const markAt = lengthAt + 2 * unit;
  if (bytes.length <= markAt) return undecodable('short', bytes.length);
  const head = readHead(coding.number(bytes, lengthAt, 2), bytes[markAt] === SYN);
  if (head === undefined) return undecodable('direction', lengthAt);

  const end = markAt + 1 + head.length;
  const size = end + 1 + 2 * unit;
  const envelope = { direction: head.direction, markAt, end, size };
  if (bytes.length > size && which === 'only') return undecodable('length', size);
  return problemOf(bytes, coding, envelope) ?? openBody(bytes, coding, envelope);
}

/** Whether the frame begins its body as one of several does; the cheap question before the dear one. */
export function isInPackets(bytes: Uint8Array, { start, unit }: Coding): boolean {
  return bytes[start.length + 11 * unit] === SYN;
}

const STX = 0x02;
const SYN = 0x16;
/** ETX, EOT, ENQ, ACK, NAK, ETB, ESC (table 10). Gear is not strict about which to use when, and so nor are we. */
const END_MARKS = new Set([0x03, 0x04, 0x05, 0x06, 0x15, 0x17, 0x1b]);

/** The first four bits are the direction; in packets (table 22) they may also belong to a length beyond 4,095. */
function readHead(head: number, inPackets: boolean) {
  const nibble = head >>> 12;
  if (Number.isNaN(head)) return undefined;
  if (nibble === 0) return { direction: 'up', length: head } as const;
  if (nibble === 8) return { direction: 'down', length: head & 0xfff } as const;
  return inPackets ? ({ direction: 'up', length: head } as const) : undefined;
}

interface Envelope {
  readonly direction: 'up' | 'down';
  readonly markAt: number;
  readonly end: number;
  readonly size: number;
}

function problemOf(
  bytes: Uint8Array,
  coding: Coding,
  { markAt, end, size }: Envelope,
): Undecodable | undefined {
  if (bytes.length < size) return undecodable('short', bytes.length);
  if (coding.number(bytes, end + 1, 2) !== crc16(bytes, 0, end + 1)) {
    return undecodable('crc', end + 1);
  }
  if (bytes[markAt] !== STX && bytes[markAt] !== SYN) return undecodable('start', markAt);
  return END_MARKS.has(bytes[end] ?? 0) ? undefined : undecodable('end', end);
}

function openBody(bytes: Uint8Array, coding: Coding, envelope: Envelope): Frame | Undecodable {
  const { start, unit } = coding;
  const { direction, markAt, end, size } = envelope;
  const station = readAddress(bytes, coding, start.length + (direction === 'up' ? unit : 0));
  const functionAt = start.length + 8 * unit;
  const functionCode = coding.number(bytes, functionAt, 1);
  if (station === undefined || Number.isNaN(functionCode))
    return undecodable('digit', start.length);

  const frame = { ok: true, direction, station, functionCode, functionAt, end, size } as const;
  if (bytes[markAt] === STX) return { ...frame, packet: undefined, body: markAt + 1 };
  const body = markAt + 1 + 3 * unit;
  const packets = body <= end ? coding.number(bytes, markAt + 1, 3) : Number.NaN;
  const packet = { total: packets >>> 12, number: packets & 0xfff };
  const isCounted = packet.number >= 1 && packet.number <= packet.total;
  return isCounted ? { ...frame, packet, body } : undecodable('packet', markAt + 1);
}
