import { setTimeout as pause } from 'node:timers/promises';
import { PoyangError } from '../../domain/errors.ts';
import type { Topic } from '../../domain/topic.ts';
import { createBackOff } from '../back-off.ts';
import type { Logger } from '../logger.ts';
import type { Assignment } from './kafka-assignment.ts';
import {
  asked,
  KAFKA_ERRORS,
  type KafkaConsumer,
  type KafkaMessage,
  plainBytes,
  type TopicPartition,
} from './kafka-binding.ts';
import { hasCode, isRefusal, kafkaFailure } from './kafka-failure.ts';
import type { Share } from './kafka-share.ts';
import type { Batch, Entry } from './log.ts';

export interface KafkaReading<M> {
  readonly topic: Topic<M>;
  readonly consumer: KafkaConsumer;
  readonly assignment: Assignment;
  /** Whether batches are to be committed to a group. */
  readonly commits: boolean;
  readonly maxRecords: number;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/**
 * A topic's batches, one in hand at a time: while it is, nothing is taken from the client, and the client fetches no more
 * than its small queue. An empty batch comes only to tell a reader that it is caught up when no other batch could.
 */
export async function* readKafka<M>(reading: KafkaReading<M>): AsyncGenerator<Batch<M>> {
  const { consumer, assignment, signal } = reading;
  const life = { isOver: false };
  const ends: Required<TopicPartition>[] = [];
  consumer.on('partition.eof', (end) => ends.push(end));
  const idle = createBackOff(ASKS_AGAIN);
  let before: Share | undefined;
  let told = false;
  try {
    while (!signal.aborted) {
      const share = await assignment.begin();
      const batch = await nextBatch(reading, { share, anew: share !== before, ends, life });
      if (batch && (batch.entries.length > 0 || (batch.caughtUp && !told))) {
        yield batch;
        assignment.end();
        before = share;
        told = batch.caughtUp;
        idle.reset();
      } else {
        assignment.end();
        await pause(idle.next());
      }
    }
  } finally {
    life.isOver = true;
    assignment.end();
  }
}

interface Turn {
  readonly share: Share | undefined;
  /** No batch of this share was handed out yet. */
  readonly anew: boolean;
  /** Where the client has told of ends of partitions. */
  readonly ends: Required<TopicPartition>[];
  readonly life: { readonly isOver: boolean };
}

/** What is there now, be it nothing; undefined while the group has given this reader nothing to read. */
async function nextBatch<M>(reading: KafkaReading<M>, turn: Turn): Promise<Batch<M> | undefined> {
  const { share, anew, ends, life } = turn;
  const messages = await consume(reading);
  const reached = ends.splice(0);
  if (!share) return undefined;
  share.take(messages);
  for (const { partition, offset } of reached) share.reach(partition, offset);
  const positions = share.positions();
  return {
    entries: decode(reading, messages),
    anew,
    owns: share.owns,
    caughtUp: share.isCaughtUp(),
    async commit() {
      if (!reading.commits) return;
      if (life.isOver) throw endedReader(reading.topic.name);
      if (!(await share.commit(positions))) warnOfRepeat(reading);
    },
  };
}

/** Idle, a reader asks every 20 ms, which takes 1.2 % of a core (every 5 ms: 3 %); after a batch it asks at once. */
const ASKS_AGAIN = { firstMs: 1, longestMs: 20 };

/** The client mends by itself what is wrong with brokers and the network; only a refusal, or its own end, ends the reader. */
async function consume<M>(reading: KafkaReading<M>): Promise<KafkaMessage[]> {
  const { consumer, maxRecords, logger } = reading;
  try {
    return await asked((callback) => consumer.consume(maxRecords, callback));
  } catch (error) {
    const isOver = hasCode(error, KAFKA_ERRORS.state, KAFKA_ERRORS.fatal) || isRefusal(error);
    if (isOver) throw kafkaFailure('Kafka cannot be read from', error);
    logger.debug(`kafka: ${error instanceof Error ? error.message : error}`);
    return [];
  }
}

/** A record that its topic cannot read (written by another version, say) is passed over, never a reason to stop the house. */
function decode<M>({ topic, logger }: KafkaReading<M>, messages: KafkaMessage[]): Entry<M>[] {
  const entries: Entry<M>[] = [];
  let failed = 0;
  let first: { readonly at: string; readonly error: unknown } | undefined;
  for (const { partition, offset, value } of messages) {
    try {
      const message = topic.decode(plainBytes(value));
      entries.push({ position: { partition, offset }, message });
    } catch (error) {
      failed += 1;
      first ??= { at: `offset ${offset} of partition ${partition}`, error };
    }
  }
  if (first) {
    logger.error(
      `topic ${topic.name}: ${failed} records from ${first.at} on are no such messages and passed over`,
      first.error,
    );
  }
  return entries;
}

function endedReader(topic: string): PoyangError {
  return new PoyangError(
    'LOG_UNAVAILABLE',
    `topic ${topic}: a batch cannot be committed any more, its reader has ended`,
  );
}

function warnOfRepeat<M>({ topic, logger }: KafkaReading<M>): void {
  logger.warn(
    `topic ${topic.name}: a batch took so long that its partitions went to another reader, who reads it once more`,
  );
}
