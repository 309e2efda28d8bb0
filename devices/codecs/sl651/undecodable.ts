import type { Undecodable } from '../../../domain/reading.ts';

/**
 * Why a frame cannot be read: short and length (the bytes do not end where they should), start, digit, crc,
 * direction, end, packet, multi_packet, function, then of the body: time, element, definition, bcd, number.
 */
export function undecodable(reason: string, at: number): Undecodable {
  return { ok: false, reason, at };
}
