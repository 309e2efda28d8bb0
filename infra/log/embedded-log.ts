import { mkdirSync } from 'node:fs';
import type { Topic } from '../../domain/topic.ts';
import type { Clock } from '../clock.ts';
import { type Logger, silentLogger } from '../logger.ts';
import type { PackedRecord } from './batch-codec.ts';
import type { GroupLimits } from './group-commit.ts';
import type { Log, ReadOptions } from './log.ts';
import { attempt } from './log-failure.ts';
import { openOffsets } from './offsets.ts';
import { openTopics } from './open-topics.ts';
import type { Retention } from './retention.ts';
import type { TopicFile } from './topic-file.ts';
import { readTopic } from './topic-reader.ts';

export interface EmbeddedLogOptions {
  /** Holds `<topic>.sqlite` and `_offsets.sqlite`; made if need be. On a local disk: WAL needs shared memory. */
  readonly folder: string;
  readonly clock: Clock;
  /** Hears of damage and of groups given up. */
  readonly logger?: Logger;
  /** Absent: everything is kept. */
  readonly retention?: Retention;
  /** The most that waits for one commit; default 5,000 records or 4 MiB. */
  readonly groupCommit?: GroupLimits;
  /** The most bytes one topic's file may take, beyond which the disk counts as full. */
  readonly fileBytes?: number;
}

/**
 * The log on one machine: an SQLite file a topic, in WAL mode with synchronous FULL, a batch of records a row. Any number of
 * processes may read and append in the same folder. There is one partition; offsets are consecutive, but for the gaps
 * that compaction and mending leave (the lag counts those of compaction). One reader a group is meant to run.
 */
export function embeddedLog(options: EmbeddedLogOptions): Log {
  const { folder, clock, logger = silentLogger, groupCommit: limits = LIMITS } = options;
  attempt(folder, () => mkdirSync(folder, { recursive: true }));
  const offsets = openOffsets(folder);
  const topics = openTopics({ ...options, logger, offsets, limits });

  function commit(topic: string, from: ReadOptions['from'], next: number): void {
    if (typeof from === 'string') return;
    offsets.commit(topic, { group: from.committed, offset: next, seen: clock.now() });
  }

  function startOf(topic: string, file: TopicFile, from: ReadOptions['from']): number {
    if (from === 'start') return 0;
    if (from === 'end') return file.end();
    commit(topic, from, 0); // from now on nothing is dropped before this group has read it
    return offsets.of(topic, from.committed);
  }

  return {
    async append(topic, messages) {
      const records = messages.map((message) => recordOf(topic, message));
      if (records.length > 0) await topics.of(topic).commits.add(records);
    },
    async *read(topic, { from, signal, maxRecords = 2_000 }) {
      const { file } = topics.of(topic);
      const start = startOf(topic.name, file, from);
      yield* readTopic({
        ...{ topic, file, start, maxRecords, logger },
        signal: AbortSignal.any([signal, topics.closed]),
        commit: (next) => commit(topic.name, from, next),
      });
    },
    async at(topic, { offset }) {
      const record = topics.of(topic).file.from(offset)?.records[0];
      return record?.offset === offset ? topic.decode(record.value) : undefined;
    },
    async lag(topic, group) {
      return topics.of(topic).file.countFrom(offsets.of(topic.name, group));
    },
    async close() {
      if (topics.closed.aborted) return;
      topics.close();
      offsets.close();
    },
  };
}

const LIMITS: GroupLimits = { records: 5_000, bytes: 4 << 20 };

/** Checked here, so that one caller's mistake does not fail the commit that others share. */
function recordOf<M>(topic: Topic<M>, message: M): PackedRecord {
  const key = topic.key(message);
  if (key.length > MOST_KEY_UNITS) throw new RangeError(`a key of topic ${topic.name} is too long`);
  return { key, value: topic.encode(message) };
}

/** UTF-16 units that surely fit the 65,535 bytes of UTF-8 that a batch has room for. */
const MOST_KEY_UNITS = 21_845;
