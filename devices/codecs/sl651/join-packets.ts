import type { Undecodable } from '../../../domain/reading.ts';
import type { Coding } from './coding.ts';
import { type Frame, openFrame } from './frame.ts';
import { partIn } from './part-of.ts';
import { undecodable } from './undecodable.ts';

/** A message whose packets stand one after the other: the first of them, and the body that they have in common. */
export interface Joined {
  readonly ok: true;
  readonly first: Frame;
  readonly body: Uint8Array;
}

/** Joins all packets of a message, in their order (SL 651-2014 note a of tables 18 and 22), or says which byte is amiss. */
export function joinPackets(bytes: Uint8Array, coding: Coding): Joined | Undecodable {
  const bodies: Uint8Array[] = [];
  let first: Frame | undefined;
  for (let at = 0; at < bytes.length; ) {
    const rest = bytes.subarray(at);
    const frame = openFrame(rest, coding, 'first');
    if (!frame.ok) return undecodable(frame.reason, at + (frame.at ?? 0));
    first ??= frame;
    if (!isNext(frame, first, bodies.length + 1)) return undecodable('packet', at);
    bodies.push(rest.subarray(frame.body, frame.end));
    at += frame.size;
  }
  const isWhole = first !== undefined && bodies.length === first.packet?.total;
  if (first === undefined || !isWhole) return undecodable('packet', bytes.length);
  return { ok: true, first, body: Buffer.concat(bodies) };
}

function isNext(frame: Frame, first: Frame, number: number): boolean {
  const part = partIn(frame);
  return part?.number === number && part.message === partIn(first)?.message;
}
