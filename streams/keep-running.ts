import { setTimeout as wait } from 'node:timers/promises';
import { SECOND_MS } from '../domain/time.ts';
import type { Processor, StreamsContext } from './processor.ts';

/** Resolves after that many ms, or as soon as the signal aborts. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * Runs a processor until the signal aborts, and then finishes the batch in hand. One that throws is started again
 * with empty memory from its last commit, after 1, 2, 4 … 30 s.
 */
export async function keepRunning<In>(
  processor: Processor<In>,
  context: StreamsContext,
  options: { readonly signal: AbortSignal; readonly pause?: Pause },
): Promise<void> {
  const { signal, pause = waitOrAbort } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await run(processor, context, signal, () => {
        failures = 0;
      });
    } catch (error) {
      const ms = Math.min(SECOND_MS * 2 ** failures++, LONGEST_PAUSE_MS);
      context.logger.error(
        `${processor.name} fell over; it starts again in ${ms / 1_000} s`,
        error,
      );
      await pause(ms, signal);
    }
  }
}

const LONGEST_PAUSE_MS = 30 * SECOND_MS;

async function run<In>(
  { name, reads, maxRecords, open }: Processor<In>,
  context: StreamsContext,
  stop: AbortSignal,
  onCommit: () => void,
): Promise<void> {
  const ended = new AbortController();
  try {
    const take = await open(context, AbortSignal.any([stop, ended.signal]));
    const from = { committed: name };
    for await (const batch of context.log.read(reads, { from, signal: stop, maxRecords })) {
      if (batch.entries.length > 0) await take(batch.entries);
      await batch.commit();
      onCommit();
    }
  } finally {
    ended.abort();
  }
}

function waitOrAbort(ms: number, signal: AbortSignal): Promise<void> {
  return wait(ms, undefined, { signal }).catch(() => undefined);
}
