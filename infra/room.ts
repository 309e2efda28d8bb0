import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Journal } from './journal/journal.ts';
import type { Log } from './log/log.ts';
import type { Logger } from './logger.ts';
import type { Store } from './store/store.ts';

/** All that a room may lean on. Rooms meet only through the log, the store and the journal. */
export interface RoomContext {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly log: Log;
  readonly store: Store;
  readonly journal: Journal;
}

/** A running room. `stop` finishes what is in hand, loses nothing and then resolves. */
export interface Room {
  stop(): Promise<void>;
}
