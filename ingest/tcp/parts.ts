import type { LinkFrame } from './link-protocol.ts';

/** The parts of messages in several that came over one link (SL 651-2014 mode M3: one confirmation for all). */
export interface Parts {
  /**
   * Takes a frame. `done`: the frame to be acknowledged, of a message in parts its first, once all of them are there. `missing`: its
   * last part is here, and this one is not.
   */
  take(frame: LinkFrame): { readonly done?: LinkFrame; readonly missing?: number };
}

/** Knows one message at a time, as gear sends them; one sent again as a whole is acknowledged again. */
export function collectParts(): Parts {
  let message = '';
  let seen = new Map<number, LinkFrame>();
  return {
    take(frame) {
      const { part } = frame;
      if (part === undefined) return { done: frame };
      const name = `${part.message}/${part.total}`;
      if (name !== message) [message, seen] = [name, new Map()];
      seen.set(part.number, frame);
      if (seen.size < part.total) {
        return part.number === part.total ? { missing: firstMissing(seen) } : {};
      }
      const first = seen.get(1) ?? frame;
      [message, seen] = ['', new Map()];
      return { done: first };
    },
  };
}

function firstMissing(seen: ReadonlyMap<number, unknown>): number {
  let number = 1;
  while (seen.has(number)) number++;
  return number;
}
