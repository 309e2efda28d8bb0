import type { Topic } from '../../domain/topic.ts';
import type { Logger } from '../logger.ts';
import { assignAll, groupAssignment } from './kafka-assignment.ts';
import type { KafkaConsumer } from './kafka-binding.ts';
import { disconnect, within } from './kafka-client.ts';
import type { KafkaCluster } from './kafka-cluster.ts';
import { closedLog } from './kafka-failure.ts';
import { readKafka } from './kafka-reader.ts';
import type { KafkaTopics } from './kafka-topics.ts';
import type { Batch, ReadOptions } from './log.ts';

export interface KafkaReaders {
  /** As `Log.read`. */
  read<M>(topic: Topic<M>, options: ReadOptions): AsyncIterable<Batch<M>>;
  /** Ends all of them: those with a batch in hand after a time limit. */
  close(): Promise<void>;
}

/** The readers of a log, each with a consumer of its own, which it disconnects when it ends. */
export function kafkaReaders(
  cluster: KafkaCluster,
  topics: KafkaTopics,
  logger: Logger,
): KafkaReaders {
  const closing = new AbortController();
  const running = new Map<KafkaConsumer, Promise<void>>();

  /** A connected consumer with what it is to read, and whether it commits. */
  async function start(
    topic: Pick<Topic<unknown>, 'name' | 'compacted'>,
    from: ReadOptions['from'],
  ) {
    const name = cluster.nameOf(topic);
    const pace = topic.compacted ? {} : BULK;
    const partitions = await topics.partitionsOf(name);
    if (typeof from === 'string') {
      const consumer = await cluster.consumer(pace);
      const assignment = await assignAll(consumer, partitions, from).catch(
        async (error: unknown) => {
          await disconnect(consumer);
          throw error;
        },
      );
      return { consumer, assignment, commits: false };
    }
    const assignment = groupAssignment(partitions.length, logger);
    const consumer = await cluster.consumer({
      ...pace,
      group: from.committed,
      rebalance: assignment.rebalance,
    });
    consumer.subscribe([name]);
    return { consumer, assignment, commits: true };
  }

  return {
    async *read(topic, { from, signal: stop, maxRecords = 2_000 }) {
      if (closing.signal.aborted) throw closedLog();
      const signal = AbortSignal.any([stop, closing.signal]);
      const started = await start(topic, from);
      const ended = Promise.withResolvers<void>();
      running.set(started.consumer, ended.promise);
      try {
        yield* readKafka({ ...started, topic, maxRecords, signal, logger });
      } finally {
        running.delete(started.consumer);
        await disconnect(started.consumer);
        ended.resolve();
      }
    },
    async close() {
      closing.abort();
      await within(CLOSE_MS, Promise.all(running.values()));
      await Promise.all([...running.keys()].map(disconnect));
    },
  };
}

/**
 * Of topics that carry much a broker answers with a good piece, or what is there after a moment: answering for every few records,
 * as it does by default, is dearer for it and the reader than the records (docs/bench.md).
 */
const BULK = { waitMs: 50, leastBytes: 64 << 10 };

const CLOSE_MS = 5_000;
