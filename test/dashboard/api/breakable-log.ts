import { PoyangError } from '../../../domain/errors.ts';
import type { Log } from '../../../infra/log/log.ts';
import { memoryLog } from '../../fakes/memory-log.ts';

export interface BreakableLog extends Log {
  /** Readers fail with LOG_UNAVAILABLE, those that read already and those that come. */
  break(): void;
  mend(): void;
}

/** A log in memory that can be taken away from its readers for a while. */
export function breakableLog(): BreakableLog {
  const log = memoryLog();
  let breaking = new AbortController();
  return {
    ...log,
    async *read(topic, options) {
      const broken = breaking.signal;
      yield* log.read(topic, { ...options, signal: AbortSignal.any([options.signal, broken]) });
      if (!options.signal.aborted) throw new PoyangError('LOG_UNAVAILABLE', 'taken away');
    },
    break: () => breaking.abort(),
    mend() {
      breaking = new AbortController();
    },
  };
}
