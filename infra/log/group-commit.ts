import { type PackedRecord, packedSize } from './batch-codec.ts';

/** The most that waits for a commit, and that one stored batch holds. */
export interface GroupLimits {
  readonly records: number;
  readonly bytes: number;
}

export interface GroupCommit {
  /** Resolves or rejects as the commit does that these records are in. */
  add(records: readonly PackedRecord[]): Promise<void>;
  /** Commits what waits, now. */
  flush(): void;
}

/**
 * Lets all records that are added in one turn of the event loop (all packets of the sockets that were readable) share
 * one commit, and so one fsync, and one promise. What waits is bounded: at the limits it is committed at once, in
 * the call. While the disk syncs nothing else runs here, so a slow disk is felt at the sockets, not in memory.
 */
export function groupCommit(
  write: (records: readonly PackedRecord[]) => void,
  limits: GroupLimits,
): GroupCommit {
  let waiting: PackedRecord[] = [];
  let bytes = 0;
  let outcome = Promise.withResolvers<void>();

  function flush(): void {
    if (waiting.length === 0) return;
    const [records, { resolve, reject }] = [waiting, outcome];
    waiting = [];
    bytes = 0;
    outcome = Promise.withResolvers();
    try {
      write(records);
      resolve();
    } catch (error) {
      reject(error);
    }
  }

  return {
    add(records) {
      if (waiting.length === 0) setImmediate(flush);
      for (const record of records) {
        waiting.push(record);
        bytes += packedSize(record);
      }
      const { promise } = outcome;
      if (waiting.length >= limits.records || bytes >= limits.bytes) flush();
      return promise;
    },
    flush,
  };
}

/** Cuts records into batches within the limits; a record beyond them is a batch by itself. */
export function* cutBatches(
  records: readonly PackedRecord[],
  limits: GroupLimits,
): Generator<readonly PackedRecord[]> {
  let begin = 0;
  let bytes = 0;
  for (const [index, record] of records.entries()) {
    const size = packedSize(record);
    const full = index - begin >= limits.records || bytes + size > limits.bytes;
    if (full && index > begin) {
      yield records.slice(begin, index);
      begin = index;
      bytes = 0;
    }
    bytes += size;
  }
  if (begin < records.length) yield records.slice(begin);
}
