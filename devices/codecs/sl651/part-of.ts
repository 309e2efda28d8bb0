import type { Part } from '../part.ts';
import type { Coding } from './coding.ts';
import { type Frame, isInPackets, openFrame } from './frame.ts';

/**
 * Which message the frame is a packet of (SL 651-2014 6.3.1.2 M3, table 22). The serial number is in the first packet
 * only (6.6.2.4), so that station, function and the number of packets must do as the message's name.
 */
export function partOf(payload: Uint8Array, coding: Coding): Part | undefined {
  if (!isInPackets(payload, coding)) return undefined;
  const frame = openFrame(payload, coding);
  return frame.ok ? partIn(frame) : undefined;
}

/** The same of an opened frame. */
export function partIn({ direction, station, functionCode, packet }: Frame): Part | undefined {
  if (direction === 'down' || packet === undefined || packet.total < 2) return undefined;
  return { message: `${station}/${functionCode}/${packet.total}`, ...packet };
}
