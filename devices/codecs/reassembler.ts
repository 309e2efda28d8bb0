import type { Part } from './part.ts';

/** What a reassembler holds on to, at most. */
export interface Patience {
  /** Bytes of one message, and parts of it. */
  readonly mostBytes: number;
  readonly mostParts: number;
  /** Messages begun and not whole; the one that has waited longest gives way. */
  readonly mostMessages: number;
  /** How long, ms, a message may wait for its next part. */
  readonly forMs: number;
}

/** Ample for pictures over mobile networks and for gear that sends again twice. */
export const PATIENCE: Patience = {
  mostBytes: 512 * 1024,
  mostParts: 4_095,
  mostMessages: 256,
  forMs: 10 * 60_000,
};

/**
 * What a part came to. whole: the parts in order, each as it was given · waiting: for the numbers `missing` ·
 * again: it is here already, or its message was whole just before · too_big: the message is given up.
 */
export type Outcome<T> =
  | { readonly state: 'whole'; readonly parts: readonly T[] }
  | { readonly state: 'waiting'; readonly missing: readonly number[] }
  | { readonly state: 'again' | 'too_big' };

/** A message that will not be whole: what came of it. */
export interface GivenUp<T> {
  readonly part: Omit<Part, 'number'>;
  readonly parts: readonly T[];
}

/**
 * Puts messages together whose parts come in packets of their own, in any order, some of them twice. It knows no
 * clock: `at` is when a part came, epoch ms, and no part is older than the newest but one.
 */
export interface Reassembler<T> {
  take(part: Part, held: T, at: number): Outcome<T>;
  /** Gives up what has waited too long at that time, and what gave way to others since it was last asked. */
  expire(at: number): GivenUp<T>[];
}

/** A reassembler of whatever `bytesOf` tells the bytes of: a TCP door holds bytes, the streams hold entries of the log. */
export function createReassembler<T>(
  bytesOf: (held: T) => Uint8Array,
  patience: Patience = PATIENCE,
): Reassembler<T> {
  const begun = new Map<string, Begun<T>>();
  const givenUp: GivenUp<T>[] = [];

  function begin(part: Part): Begun<T> {
    const one: Begun<T> = { part, held: new Map(), bytes: 0, newest: 0, isWhole: false };
    begun.set(part.message, one);
    return one;
  }

  function giveUp(one: Begun<T>): void {
    begun.delete(one.part.message);
    if (!one.isWhole) givenUp.push({ part: one.part, parts: inOrder(one) });
  }

  function messageOf(part: Part, bytes: Uint8Array, at: number): Begun<T> {
    const one = begun.get(part.message);
    if (one && isNext(one, part, bytes, at)) giveUp(one);
    return begun.get(part.message) ?? begin(part);
  }

  /** Of another message of the same name: another length, other bytes in the same place, or long after. */
  function isNext(one: Begun<T>, part: Part, bytes: Uint8Array, at: number): boolean {
    const there = one.held.get(part.number);
    const isOther = there !== undefined && Buffer.compare(bytesOf(there), bytes) !== 0;
    return isOther || one.part.total !== part.total || at - one.newest > patience.forMs;
  }

  return {
    take(part, held, at) {
      const bytes = bytesOf(held);
      const one = messageOf(part, bytes, at);
      if (one.isWhole || one.held.has(part.number)) return { state: 'again' };
      one.held.set(part.number, held);
      one.bytes += bytes.length;
      one.newest = Math.max(one.newest, at);
      if (part.total > patience.mostParts || one.bytes > patience.mostBytes) {
        giveUp(one);
        return { state: 'too_big' };
      }
      if (begun.size > patience.mostMessages) giveUp(longestWaiting(begun.values()));
      if (one.held.size < part.total) return { state: 'waiting', missing: missingOf(one) };
      one.isWhole = true;
      return { state: 'whole', parts: inOrder(one) };
    },

    expire(at) {
      for (const one of [...begun.values()]) if (at - one.newest > patience.forMs) giveUp(one);
      return givenUp.splice(0);
    },
  };
}

/** A message of which some parts are here. A whole one is remembered for a while, by its parts, lest it come twice. */
interface Begun<T> {
  readonly part: Part;
  readonly held: Map<number, T>;
  bytes: number;
  newest: number;
  isWhole: boolean;
}

function inOrder<T>({ held }: Begun<T>): T[] {
  return [...held].sort(([a], [b]) => a - b).map(([, one]) => one);
}

function missingOf<T>({ part, held }: Begun<T>): number[] {
  const numbers = Array.from({ length: part.total }, (_, i) => i + 1);
  return numbers.filter((number) => !held.has(number));
}

function longestWaiting<T>(all: Iterable<Begun<T>>): Begun<T> {
  return [...all].reduce((a, b) => (b.newest < a.newest ? b : a));
}
