import type { Ask, Reply } from '../../domain/ask.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { asks, replies } from '../../domain/topics.ts';
import type { Log } from '../log/log.ts';

/** Longer than the door waits for the gear. */
export const PATIENCE_MS = 40 * SECOND_MS;

/** Puts an ask on record, and resolves with what became of it; undefined where no room with raw TCP met it within so many ms. */
export async function putAsk(
  log: Log,
  ask: Ask,
  patienceMs: number = PATIENCE_MS,
): Promise<Reply | undefined> {
  const over = new AbortController();
  const patience = setTimeout(() => over.abort(), patienceMs);
  try {
    let isPut = false;
    for await (const { entries } of log.read(replies, { from: 'end', signal: over.signal })) {
      // The reader stands at the end now, so that the reply cannot pass it by.
      if (!isPut) await log.append(asks, [ask]);
      isPut = true;
      const found = entries.find(({ message }) => message.id === ask.id);
      if (found) return found.message;
    }
    return undefined;
  } finally {
    clearTimeout(patience);
    over.abort();
  }
}
