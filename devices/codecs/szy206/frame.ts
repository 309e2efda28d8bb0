import type { Undecodable } from '../../../domain/reading.ts';
import { crc8 } from './crc8.ts';

/** What a frame says of itself, and where its data are. */
export interface Frame {
  readonly ok: true;
  readonly direction: 'up' | 'down';
  /** The five bytes of the address in hex digits. */
  readonly station: string;
  /** Direction, whether there are more frames, a count of two bits; low four bits: the kind of data. */
  readonly control: number;
  readonly functionCode: number;
  /** How many frames of the message are still to come; undefined for a message in one. */
  readonly toCome: number | undefined;
  /** Where the data begin, and the byte behind their last. */
  readonly data: number;
  readonly end: number;
}

/**
 * Opens a frame of SZY206-2016, of which the text was not to be had: as an implementation of it reads, and two frames
 * from the field confirm.
 *
 *     68 | length 1 | 68 | control 1, [frames to come 1], address 5, function 1, data | CRC-8 1 | 16
 *
 * The length and the CRC are of what stands between them. The long form for pictures, 68 01 68 …, is not read.
 */
export function openFrame(bytes: Uint8Array): Frame | Undecodable {
  const end = HEAD + (bytes[1] ?? 0);
  const problem = problemOf(bytes, end);
  if (problem) return problem;
  const control = bytes[HEAD] ?? 0;
  const isDivided = (control & 0x40) !== 0;
  const address = HEAD + (isDivided ? 2 : 1);
  const functionAt = address + 5;
  if (functionAt >= end) return refusal('length', 1);
  return {
    ok: true,
    direction: control & 0x80 ? 'up' : 'down',
    station: Buffer.from(bytes.subarray(address, functionAt)).toString('hex').toUpperCase(),
    control,
    functionCode: bytes[functionAt] ?? 0,
    toCome: isDivided ? (bytes[HEAD + 1] ?? 0) - 1 : undefined,
    data: functionAt + 1,
    end,
  };
}

/** Why a frame cannot be read: start, short, length, crc, end, then of the data: divided, data, time, bcd. */
export function refusal(reason: string, at: number): Undecodable {
  return { ok: false, reason, at };
}

const HEAD = 3;
const START = 0x68;
const END = 0x16;

/** What is wrong with an envelope whose CRC stands at `end`. */
function problemOf(bytes: Uint8Array, end: number): Undecodable | undefined {
  if (bytes.length < HEAD) return refusal('short', bytes.length);
  if (bytes[0] !== START || bytes[2] !== START) return refusal('start', 0);
  if (bytes.length < end + 2) return refusal('short', bytes.length);
  if (bytes.length > end + 2) return refusal('length', end + 2);
  if (bytes[end] !== crc8(bytes, HEAD, end)) return refusal('crc', end);
  return bytes[end + 1] === END ? undefined : refusal('end', end + 1);
}
