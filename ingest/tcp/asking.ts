import type { Ask, Reply } from '../../domain/ask.ts';
import type { Clock } from '../../infra/clock.ts';
import type { LinkFrame } from './link-protocol.ts';

/** What became of an ask. */
export type Outcome = Omit<Reply, 'id' | 'at'>;

/** What is asked over one link and not answered yet. */
export interface Asking {
  /** Takes note of a frame that is durable: how the device wants to be spoken to, and what it answers. */
  heard(device: string, frame: LinkFrame, payload: Uint8Array): void;
  /** Puts an ask to the gear; resolves with what became of it, after so many ms at most. */
  put(ask: Ask, patienceMs: number): Promise<Outcome>;
}

/** Speaks by `write`, which says whether it could. */
export function createAsking(options: {
  readonly clock: Clock;
  readonly write: (bytes: Uint8Array) => boolean;
}): Asking {
  const spoken = new Map<string, LinkFrame>();
  const open = new Set<{ readonly ask: Ask; readonly settle: (outcome: Outcome) => void }>();
  return {
    heard(device, frame, payload) {
      if (frame.isWhole) spoken.set(device, frame);
      for (const { ask, settle } of open) {
        if (ask.device !== device || ask.what !== frame.answers) continue;
        settle({ outcome: 'answered', payloadHex: Buffer.from(payload).toString('hex') });
      }
    },
    async put(ask, patienceMs) {
      const frame = spoken.get(ask.device)?.ask?.(ask, options.clock.now());
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const waiting = { ask, settle: resolve };
      open.add(waiting);
      const patience = setTimeout(() => resolve({ outcome: 'no_answer' }), patienceMs);
      if (frame === undefined || !options.write(frame)) resolve({ outcome: 'cannot' });
      const outcome = await promise;
      clearTimeout(patience);
      open.delete(waiting);
      return outcome;
    },
  };
}
