import type { Observation } from '../../domain/observation.ts';
import type { Refused, Store } from '../../infra/store/store.ts';
import type { SeriesReader } from './load-stretch.ts';

/**
 * A store whose writes need not be waited for: they are carried out one after the other, none after one that failed, and
 * what is read is as they leave it.
 */
export interface WritesBehind extends SeriesReader {
  write(observations: readonly Observation[]): Promise<readonly Refused[]>;
  /** Resolves when no write is under way, also after one that failed. */
  settled(): Promise<void>;
}

export function writesBehind(store: Store): WritesBehind {
  let newest: Promise<unknown> = Promise.resolve();
  return {
    write(observations) {
      const writing = newest.then(() => store.write(observations));
      newest = writing;
      newest.catch(() => undefined); // who called hears of it; nobody else needs to
      return writing;
    },
    async range(query) {
      await newest;
      return store.range(query);
    },
    async settled() {
      await Promise.allSettled([newest]);
    },
  };
}
