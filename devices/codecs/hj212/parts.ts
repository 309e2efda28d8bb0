import type { Part } from '../part.ts';
import type { Message } from './message.ts';

/** Which message this is a part of; each part has a request number of its own (tables C.49, C.50). */
export function partIn({ mn, cn, packet }: Message): Part | undefined {
  if (packet === undefined || packet.total < 2) return undefined;
  return { message: `${mn}/${cn}/${packet.total}`, ...packet };
}

/** The frames in bytes that hold several, one behind the other, with or without line ends; the last may be cut short. */
export function framesIn(bytes: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(Buffer.from(bytes.subarray(at + 2, at + HEAD)).toString('latin1'));
    let end = Number.isInteger(length) ? at + HEAD + length + CRC : bytes.length;
    while (bytes[end] === CR || bytes[end] === LF) end++;
    frames.push(bytes.subarray(at, end));
    at = Math.max(end, at + HEAD);
  }
  return frames;
}

/**
 * The data areas of parts in their order: one for each that begins with a DataTime, as the standard has them; what
 * follows without one goes on where the area before it was cut, be it between fields or within one.
 */
export function joinAreas(areas: readonly string[]): string[] {
  const joined: string[] = [];
  for (const area of areas.filter((one) => one !== '')) {
    const before = joined.at(-1);
    if (before === undefined || area.startsWith('DataTime=')) joined.push(area);
    else joined[joined.length - 1] = before + (isCutBetween(before, area) ? ';' : '') + area;
  }
  return joined;
}

const HEAD = 6;
const CRC = 4;
const LF = 0x0a;
const CR = 0x0d;

/** The separator itself was lost: a field is done before, and one begins behind. */
function isCutBetween(before: string, after: string): boolean {
  return /=[^;,]+$/.test(before) && /^\w+-\w+=/.test(after);
}
