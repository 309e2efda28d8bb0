import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorCode, PoyangError } from '../../domain/errors.ts';
import { embeddedStore } from './embedded-store.ts';
import type { AggregateQuery, RangeQuery, Store } from './store.ts';

/** What `threadedStore` asks of its thread, which runs this file on the file that it is given. */
export interface Question {
  readonly id: number;
  readonly method: Exclude<keyof Store, 'write'>;
  readonly query?: RangeQuery | AggregateQuery | undefined;
}

/** Its value, or its error with the code, which an error loses on its way between threads. */
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: Error;
  readonly code?: ErrorCode | undefined;
}

const store = embeddedStore({ file: workerData, readOnly: true });

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answerTo(question));
});

async function answerTo({ id, method, query }: Question): Promise<Answer> {
  try {
    return { id, value: await store[method](query as never) };
  } catch (error) {
    const code = error instanceof PoyangError ? error.code : undefined;
    return { id, error: error as Error, code };
  }
}
