import { createBackOff, pause as pauseOrAbort } from '../infra/back-off.ts';
import type { Batch } from '../infra/log/log.ts';
import type { Processor, StreamsContext, Take } from './processor.ts';

/** How a processor is run; `pause` is a test's to decide. */
export interface RunOptions {
  readonly signal: AbortSignal;
  readonly pause?: typeof pauseOrAbort;
}

/**
 * Runs a processor until the signal aborts, and then finishes the batch in hand. One that throws is started again
 * with empty memory from its last commit, after 1, 2, 4 … 30 s.
 */
export async function keepRunning<In>(
  processor: Processor<In>,
  context: StreamsContext,
  { signal, pause = pauseOrAbort }: RunOptions,
): Promise<void> {
  const backOff = createBackOff();
  while (!signal.aborted) {
    try {
      await run(processor, context, signal, backOff.reset);
    } catch (error) {
      const ms = backOff.next();
      context.logger.error(
        `${processor.name} fell over; it starts again in ${ms / 1_000} s`,
        error,
      );
      await pause(ms, signal);
    }
  }
}

async function run<In>(
  processor: Processor<In>,
  context: StreamsContext,
  signal: AbortSignal,
  onCommit: () => void,
): Promise<void> {
  const { name, reads, maxRecords } = processor;
  const from = { committed: name };
  const memory = memoryOf(processor, context, signal);
  try {
    for await (const batch of context.log.read(reads, { from, signal, maxRecords })) {
      const take = await memory.of(batch);
      if (batch.entries.length > 0) await take(batch.entries);
      await batch.commit();
      onCommit();
    }
  } finally {
    memory.end();
  }
}

/** The processor opened anew, without memory, where its reader begins anew. */
function memoryOf<In>({ open }: Processor<In>, context: StreamsContext, stop: AbortSignal) {
  let ended = new AbortController();
  let taking: Promise<Take<In>> | undefined;
  return {
    of({ anew, owns }: Batch<In>): Promise<Take<In>> {
      if (taking && !anew) return taking;
      ended.abort();
      ended = new AbortController();
      taking = open(context, AbortSignal.any([stop, ended.signal]), owns);
      return taking;
    },
    end: () => ended.abort(),
  };
}
