import type { Undecodable } from '../../../domain/reading.ts';

/**
 * Why a message cannot be read: start, short, digit (the length), length (bytes behind the end), crc, area (no CP
 * between two pairs of &), function, packet, time.
 */
export function undecodable(
  reason: 'start' | 'short' | 'digit' | 'length' | 'crc' | 'area' | 'function' | 'packet' | 'time',
  at: number,
): Undecodable {
  return { ok: false, reason, at };
}
