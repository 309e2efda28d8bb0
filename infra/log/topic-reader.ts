import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Topic } from '../../domain/topic.ts';
import { createBackOff } from '../back-off.ts';
import type { Logger } from '../logger.ts';
import type { Batch, Entry } from './log.ts';
import type { StoredRecord, TopicFile } from './topic-file.ts';

export interface TopicReader<M> {
  readonly topic: Topic<M>;
  readonly file: TopicFile;
  /** The first offset to read. */
  readonly start: number;
  readonly maxRecords: number;
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** Told by `Batch.commit`: everything before this offset is dealt with. */
  commit(next: number): void;
}

/**
 * A topic's batches by polling its file, since other processes write it too: at once after a batch, then after 1 ms, and less
 * and less often down to every 20 ms, which costs some microseconds each. Other work gets its turn between batches.
 * An empty batch comes only to tell a reader that it is caught up when no other batch could.
 */
export async function* readTopic<M>(reader: TopicReader<M>): AsyncGenerator<Batch<M>> {
  const { signal, maxRecords } = reader;
  const cursor = cursorFrom(reader.file, reader.start);
  const pause = pauses(signal);
  const idle = createBackOff({ firstMs: 1, longestMs: 20 });
  let anew = true;
  let told = false;
  while (!signal.aborted) {
    const entries = decode(reader, cursor.take(maxRecords));
    const caughtUp = !cursor.hasMore();
    if (entries.length > 0 || (caughtUp && !told)) {
      const next = cursor.next();
      const commit = async () => reader.commit(next);
      yield { entries, anew, owns: () => true, caughtUp, commit };
      anew = false;
      told = caughtUp;
      idle.reset();
      await nextTurn();
    } else {
      await pause(idle.next());
    }
  }
}

/** Waits that the signal cuts short, with one listener for all of them: half the cost of an idle reader. */
function pauses(signal: AbortSignal): (ms: number) => Promise<void> {
  let wake = () => {};
  signal.addEventListener('abort', () => wake());
  return (ms) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
}

/** Takes records in order, as many as asked, however they lie in stored batches. */
function cursorFrom(file: TopicFile, start: number) {
  let inHand: readonly StoredRecord[] = [];
  let taken = 0;
  let scan = start;
  let next = start;

  function hasMore(): boolean {
    while (taken === inHand.length) {
      const stretch = file.from(scan);
      if (stretch === undefined) return false;
      inHand = stretch.records;
      taken = 0;
      scan = stretch.last + 1;
    }
    return true;
  }

  return {
    /** Whether another record is there now. */
    hasMore,
    /** The offset after the last record taken. */
    next: () => next,
    take(most: number): StoredRecord[] {
      const records: StoredRecord[] = [];
      for (let bytes = 0; records.length < most && bytes < MOST_BYTES && hasMore(); ) {
        const record = inHand[taken++] as StoredRecord;
        records.push(record);
        bytes += record.value.length;
        next = record.offset + 1;
      }
      return records;
    },
  };
}

/** A batch of large messages ends here, before `maxRecords`. */
const MOST_BYTES = 4 << 20;

/** A record that its topic cannot read (written by another version, say) is passed over, never a reason to stop the house. */
function decode<M>({ topic, logger }: TopicReader<M>, records: StoredRecord[]): Entry<M>[] {
  const entries: Entry<M>[] = [];
  const failed: { offset: number; error: unknown }[] = [];
  for (const { offset, value } of records) {
    try {
      entries.push({ position: { partition: 0, offset }, message: topic.decode(value) });
    } catch (error) {
      failed.push({ offset, error });
    }
  }
  if (failed[0] !== undefined) {
    logger.error(
      `topic ${topic.name}: ${failed.length} records from offset ${failed[0].offset} on are no such messages and passed over`,
      failed[0].error,
    );
  }
  return entries;
}
