import { Worker } from 'node:worker_threads';
import { PoyangError } from '../../domain/errors.ts';
import type { Store } from './store.ts';
import type { Answer, Question } from './store-thread.ts';

/**
 * The embedded store for reading, in a thread of its own that starts with the first question: SQLite holds up whoever
 * calls it, and this process has others to answer meanwhile. Rejects as `embeddedStore` throws; a thread that dies takes
 * its process along.
 */
export function threadedStore(file: string): Store {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let thread: Worker | undefined;
  let asked = 0;
  let closed = false;

  function start(): Worker {
    const code = new URL('./store-thread.ts', import.meta.url);
    return new Worker(code, { workerData: file }).on('message', settle);
  }

  async function ask<T>(method: Question['method'], query?: Question['query']): Promise<T> {
    if (closed) throw new Error(`${file} is closed`);
    thread ??= start();
    const id = asked++;
    thread.postMessage({ id, method, query } satisfies Question);
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    return answer.promise as Promise<T>;
  }

  function settle({ id, value, error, code }: Answer): void {
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) answer?.resolve(value);
    else answer?.reject(code ? new PoyangError(code, error.message, { cause: error }) : error);
  }

  return {
    async write() {
      throw new Error(`${file} was opened for reading`);
    },
    range: (query) => ask('range', query),
    latest: () => ask('latest'),
    aggregate: (query) => ask('aggregate', query),
    async close() {
      if (thread !== undefined && !closed) await ask('close');
      closed = true;
      await thread?.terminate();
    },
  };
}
