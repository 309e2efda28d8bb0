/** Runs so many tasks at a time and lets so many wait; undefined for the one that finds no place. */
export type Lane = <T>(task: () => Promise<T>) => Promise<T | undefined>;

/** `waiting` counts those beyond the `atATime` that run. First come, first served. */
export function createLane(limits: { readonly atATime: number; readonly waiting: number }): Lane {
  const queue: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<boolean> {
    if (running < limits.atATime) {
      running++;
      return true;
    }
    if (queue.length >= limits.waiting) return false;
    await new Promise<void>((resolve) => queue.push(resolve));
    return true;
  }

  /** The place goes straight to the next in the queue, so `running` stays. */
  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else running--;
  }

  return async (task) => {
    if (!(await enter())) return undefined;
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
