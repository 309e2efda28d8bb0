import { closedLog } from './kafka-failure.ts';

/** Something on a connection. */
export interface Closable {
  /** Whether it has given up for good. */
  isBroken?(): boolean;
  close(): Promise<void>;
}

export interface Lasting<T extends Closable> {
  /** What `open` made, at the first call and again after that failed or broke. Rejects with LOG_UNAVAILABLE once closed. */
  get(): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens something when it is first needed and keeps it; a client that failed to connect is never used again. All who ask
 * share one promise, so that they go on in the order in which they asked.
 */
export function lasting<T extends Closable>(open: () => Promise<T>): Lasting<T> {
  let opening: Promise<T> | undefined;
  let opened: T | undefined;
  let closed = false;

  async function begin(): Promise<T> {
    try {
      opened = await open();
      return opened;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  return {
    get() {
      if (closed) return Promise.reject(closedLog());
      if (opened?.isBroken?.()) {
        void opened.close();
        opened = undefined;
        opening = undefined;
      }
      opening ??= begin();
      return opening;
    },
    async close() {
      closed = true;
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}
