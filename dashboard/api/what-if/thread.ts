import { Worker } from 'node:worker_threads';
import type { Observed } from '../../../devices/basin/assimilation/observed.ts';
import type { StartState } from '../../../domain/start-state.ts';
import type { Answer, Outcome, Question, Supposition, Task } from './what-if-thread.ts';

/** The basin model in a thread of its own, which remembers the start it was given last. */
export interface ModelThread {
  start(observed: Observed): Promise<StartState>;
  /** Looks ahead from the last start; rejects before there is one. */
  run(supposition: Supposition): Promise<Outcome>;
  close(): Promise<void>;
}

/** Begins with the first question; a thread that dies takes its process along. */
export function modelThread(): ModelThread {
  const waiting = new Map<number, PromiseWithResolvers<Answer['value']>>();
  let thread: Worker | undefined;
  let asked = 0;

  function settle({ id, value, error }: Answer): void {
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) answer?.resolve(value);
    else answer?.reject(error);
  }

  async function ask<T>(task: Task): Promise<T> {
    thread ??= new Worker(new URL('./what-if-thread.ts', import.meta.url)).on('message', settle);
    const id = asked++;
    const answer = Promise.withResolvers<Answer['value']>();
    waiting.set(id, answer);
    thread.postMessage({ id, task } satisfies Question);
    return answer.promise as Promise<T>;
  }

  return {
    start: (observed) => ask({ kind: 'start', observed }),
    run: (supposition) => ask({ kind: 'run', ...supposition }),
    async close() {
      await thread?.terminate();
    },
  };
}
