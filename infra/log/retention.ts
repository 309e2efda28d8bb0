import { PoyangError } from '../../domain/errors.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { BatchTable } from './batch-table.ts';
import { isDamage } from './log-failure.ts';
import type { GroupState, Offsets } from './offsets.ts';

/** What each topic keeps: the newer of so many days, within so many gigabytes (10⁹ bytes). */
export interface Retention {
  readonly days: number;
  readonly gigabytes: number;
}

export interface RetainedTopic {
  readonly name: string;
  readonly table: BatchTable;
  readonly retention: Retention;
  readonly offsets: Offsets;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Removes the oldest batches of a topic that are due: a few at each append, within its transaction, and never the newest,
 * which holds the offset. The trade between the disk and the groups that still have to read:
 * - Age alone takes only what every group has committed, so that a clock that jumps loses nothing.
 * - Beyond the size, a group seen within `days` keeps what it has not read, and the append is refused with DISK_FULL: a
 *   full log slows the acknowledgements, it does not forget what was acknowledged.
 * - Beyond the size, a group not seen for `days` is given up with a WARN: it must not fill the disk for ever.
 */
export function retainer(topic: RetainedTopic): () => void {
  const { name, retention, logger } = topic;
  const givenUp = new Set<string>();
  let damaged = false;

  function warnOnce({ group, offset }: GroupState): void {
    if (givenUp.has(group)) return;
    givenUp.add(group);
    logger.warn(
      `topic ${name} is over its size and drops what group "${group}" has not read, from offset ${offset} on: ` +
        `nobody read as that group for ${retention.days} days`,
    );
  }

  return () => {
    if (damaged) return;
    try {
      for (const group of removeDue(topic)) warnOnce(group);
    } catch (error) {
      if (!isDamage(error)) throw error;
      damaged = true;
      logger.error(`topic ${name} cannot drop its oldest records any more`, error);
    }
  };
}

/** Removes what is due of the oldest batches; returns the groups that had not read it. */
function removeDue(topic: RetainedTopic): GroupState[] {
  const skipped: GroupState[] = [];
  for (let removed = 0; removed < MOST_PER_APPEND; removed++) {
    const due = oldestDue(topic);
    if (due === undefined) break;
    topic.table.remove(due.first);
    skipped.push(...due.unread);
  }
  return skipped;
}

/** Enough to keep up with any appender, few enough to keep its commit short. */
const MOST_PER_APPEND = 64;

/** The oldest batch if it is to go, with the given-up groups that have not read it. */
function oldestDue({ name, table, retention, offsets, clock }: RetainedTopic) {
  const batch = table.oldest();
  if (batch === undefined || batch.last + 1 >= table.end()) return undefined;
  const horizon = clock.now() - retention.days * 86_400_000;
  const tooBig = table.bytes() > retention.gigabytes * 1e9;
  if (!tooBig && batch.time >= horizon) return undefined;
  const unread = offsets.groups(name).filter((group) => group.offset <= batch.last);
  if (!tooBig && unread.length > 0) return undefined;
  const reader = unread.find((group) => group.seen >= horizon);
  if (reader !== undefined) throw full(name, retention, reader);
  return { first: batch.first, unread };
}

function full(name: string, { gigabytes }: Retention, { group, offset }: GroupState): PoyangError {
  return new PoyangError(
    'DISK_FULL',
    `Topic ${name} holds its ${gigabytes} GB and group "${group}" has still to read from offset ${offset} on: ` +
      'see why that reader lags, or let the log keep more gigabytes.',
  );
}
