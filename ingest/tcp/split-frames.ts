import { HJ212_LINK } from './hj212-link.ts';
import type { LinkFrame, LinkProtocol } from './link-protocol.ts';
import { SL651_ASCII_LINK, SL651_LINK } from './sl651-link.ts';
import { SZY206_LINK } from './szy206-link.ts';

/** Every language of raw TCP, told apart by the first bytes of a frame: 7E7E, 01, ##, 68. */
const PROTOCOLS: readonly LinkProtocol[] = [SL651_LINK, SL651_ASCII_LINK, HJ212_LINK, SZY206_LINK];

/** What a stream of bytes turns out to be: frames, and bytes between them that are none. */
export type Piece =
  | { readonly bytes: Uint8Array; readonly frame: LinkFrame; readonly codec: string }
  | { readonly bytes: Uint8Array; readonly frame: undefined };

/** Cuts one link's bytes into frames, wherever the segments of TCP end. */
export interface Splitter {
  /** What is complete with these bytes. */
  push(chunk: Uint8Array): Piece[];
  /** Gives the frame under way up: it took too long. What lies behind its first byte may be frames. */
  giveUp(): Piece[];
  /** A frame is begun and not finished. It is no longer than LONGEST_FRAME. */
  readonly isMidFrame: boolean;
  /** Bytes before the frame under way, or in all where there is none. */
  readonly passed: number;
}

/** Begins with no bytes. */
export function createSplitter(): Splitter {
  let chunks: Uint8Array[] = [];
  let length = 0;
  let wanted = 1;
  let passed = 0;

  function cutAll(isGivenUp: boolean): Piece[] {
    const bytes = chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, length);
    const { pieces, rest, size } = cut(bytes, isGivenUp ? 1 : 0);
    // A copy, so that a few bytes do not hold the whole buffer that the socket read them into.
    chunks = rest < bytes.length ? [Uint8Array.from(bytes.subarray(rest))] : [];
    length = bytes.length - rest;
    wanted = size;
    passed += rest;
    return pieces;
  }

  return {
    push(chunk) {
      chunks.push(chunk);
      length += chunk.length;
      return length < wanted ? [] : cutAll(false);
    },
    giveUp: () => (length === 0 ? [] : cutAll(true)),
    get isMidFrame() {
      return length > 0;
    },
    get passed() {
      return passed;
    },
  };
}

/** The pieces up to `rest`, where a frame of `size` bytes begins that is not complete; the first `skipped` bytes begin none. */
function cut(bytes: Uint8Array, skipped: number) {
  const pieces: Piece[] = [];
  let noiseFrom = 0;
  let size = 1;
  let at = skipped;
  while (at < bytes.length) {
    const next = frameAt(bytes.subarray(at));
    if (next && 'wanted' in next) {
      size = next.wanted;
      break;
    }
    if (next) {
      pieces.push(...noiseIn(bytes.subarray(noiseFrom, at)), next);
      noiseFrom = at + next.bytes.length;
    }
    at += next?.bytes.length ?? 1;
  }
  pieces.push(...noiseIn(bytes.subarray(noiseFrom, at)));
  return { pieces, rest: at, size };
}

function noiseIn(bytes: Uint8Array): Piece[] {
  const stray = withoutLineEnds(bytes);
  return stray.length > 0 ? [{ bytes: Uint8Array.from(stray), frame: undefined }] : [];
}

/** The frame that the bytes begin with, or how many are wanted to tell; undefined where none begins here. */
function frameAt(
  bytes: Uint8Array,
): (Piece & { frame: LinkFrame }) | { wanted: number } | undefined {
  for (const protocol of PROTOCOLS) {
    const size = protocol.sizeOf(bytes);
    if (size === undefined) continue;
    if (size > bytes.length) return { wanted: size };
    const whole = Uint8Array.from(bytes.subarray(0, size));
    const frame = protocol.open(whole);
    const isFrame = frame && (frame.isWhole || !holdsAnother(protocol, whole));
    if (isFrame) return { bytes: whole, frame, codec: protocol.codec };
  }
  return undefined;
}

/** A check sum is also wrong where the rest of a frame was lost and the next one has filled its place. */
function holdsAnother({ sizeOf }: LinkProtocol, bytes: Uint8Array): boolean {
  for (let at = 1; at < bytes.length - HEAD; at++) {
    if (sizeOf(bytes.subarray(at)) !== undefined) return true;
  }
  return false;
}

/** So many bytes tell whether a frame may begin there. */
const HEAD = 6;

/** CR LF ends a message of HJ 212 and is no noise. */
function withoutLineEnds(bytes: Uint8Array): Uint8Array {
  let [from, to] = [0, bytes.length];
  while (from < to && (bytes[from] === 0x0d || bytes[from] === 0x0a)) from++;
  while (from < to && (bytes[to - 1] === 0x0d || bytes[to - 1] === 0x0a)) to--;
  return bytes.subarray(from, to);
}
