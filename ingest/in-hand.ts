/** What the door has taken and not yet made durable, over all connections: the bound of its memory. */
export interface InHand {
  /** No connection is read while it is full. It stays full until half is done, or for good once shut. */
  readonly isFull: boolean;
  take(bytes: number): void;
  give(bytes: number): void;
  /** Calls back once, when there is room again. */
  whenRoom(callback: () => void): void;
  forget(callback: () => void): void;
  /** Lets nothing more in; resolves when all that was taken has been given back. */
  shut(): Promise<void>;
}

/** The bytes a publish counts for: its payload, and what is kept about it on its way. */
export function weightOf(payload: Uint8Array): number {
  return payload.length + 1024;
}

/** `limit` in the bytes of `weightOf`. */
export function createInHand(limit: number): InHand {
  const { promise: empty, resolve } = Promise.withResolvers<void>();
  let bytes = 0;
  let isFull = false;
  let isShut = false;
  let waiting = new Set<() => void>();

  function reopen(): void {
    isFull = false;
    const called = waiting;
    waiting = new Set();
    for (const callback of called) callback();
  }

  return {
    get isFull() {
      return isFull || isShut;
    },
    take(weight) {
      bytes += weight;
      isFull ||= bytes >= limit;
    },
    give(weight) {
      bytes -= weight;
      if (isShut && bytes === 0) resolve();
      if (isFull && !isShut && bytes <= limit / 2) reopen();
    },
    whenRoom: (callback) => void waiting.add(callback),
    forget: (callback) => void waiting.delete(callback),
    shut() {
      isShut = true;
      if (bytes === 0) resolve();
      return empty;
    },
  };
}
