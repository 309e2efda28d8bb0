import type { LinkFrame } from './link-protocol.ts';

/** The parts of messages in several that came over one link (SL 651-2014 mode M3: one confirmation for all). */
export interface Parts {
  /** Takes a part; answers the frame that names the message's number once all its parts are there. */
  take(frame: LinkFrame): LinkFrame | undefined;
}

/** Knows one message at a time, as gear sends them. */
export function collectParts(): Parts {
  let message = '';
  let first: LinkFrame | undefined;
  let seen = new Set<number>();
  return {
    take(frame) {
      const { part } = frame;
      if (part === undefined) return frame;
      const name = `${part.message}/${part.total}`;
      if (name !== message) [message, first, seen] = [name, undefined, new Set()];
      if (part.number === 1) first = frame;
      seen.add(part.number);
      if (seen.size < part.total) return undefined;
      const whole = first;
      [message, first, seen] = ['', undefined, new Set()];
      return whole;
    },
  };
}
