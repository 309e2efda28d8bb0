import { setTimeout as pause } from 'node:timers/promises';
import {
  asked,
  EARLIEST,
  KAFKA_ERRORS,
  type KafkaConsumer,
  LATEST,
  type TopicPartition,
} from './kafka-binding.ts';
import { hasCode, isRefusal, kafkaFailure } from './kafka-failure.ts';

/** Where a partition begins and ends: the first offset that is kept, and the offset that its next record gets. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** By partition number, as the leaders say now. Rejects with LOG_UNAVAILABLE. */
export async function extentsOf(
  consumer: KafkaConsumer,
  partitions: readonly TopicPartition[],
  timeoutMs = TIMEOUT_MS,
): Promise<Map<number, Extent>> {
  if (partitions.length === 0) return new Map();
  const [lows, highs] = await Promise.all([
    offsetsAt(consumer, partitions, { offset: EARLIEST, timeoutMs }),
    offsetsAt(consumer, partitions, { offset: LATEST, timeoutMs }),
  ]);
  return new Map(
    partitions.map(({ partition }) => {
      const low = lows.get(partition) ?? 0;
      return [partition, { low, high: highs.get(partition) ?? low }];
    }),
  );
}

/** What the consumer's group has committed, by partition number, where it has. Rejects with LOG_UNAVAILABLE. */
export async function committedBy(
  consumer: KafkaConsumer,
  partitions: readonly TopicPartition[],
  timeoutMs = TIMEOUT_MS,
): Promise<Map<number, number>> {
  if (partitions.length === 0) return new Map();
  try {
    const answer = await asked<TopicPartition[]>((callback) =>
      consumer.committed([...partitions], timeoutMs, callback),
    );
    return offsetsOf(answer);
  } catch (error) {
    throw kafkaFailure('Kafka does not tell what a group has committed', error);
  }
}

/**
 * Commits and sees that it is so: true, or false when the group no longer grants it, because others read these partitions now.
 * The binding tells of a commit's outcome only while it consumes, or blocks the process until then; so the group
 * is asked instead, on the same connection and so after the commit. Rejects with LOG_UNAVAILABLE.
 */
export async function commitOffsets(
  consumer: KafkaConsumer,
  wanted: readonly Required<TopicPartition>[],
): Promise<boolean> {
  let failures = 0;
  for (let refusals = 0; refusals < ATTEMPTS; ) {
    try {
      sendCommit(consumer, wanted);
      const committed = await committedBy(consumer, wanted);
      if (wanted.every(({ partition, offset }) => (committed.get(partition) ?? -1) >= offset)) {
        return true;
      }
      refusals += 1;
      await pause(refusals * PAUSE_MS); // the group's coordinator may have moved
    } catch (error) {
      failures += 1;
      if (failures === PATIENCE) throw error;
      await pause(PAUSE_MS);
    }
  }
  return false;
}

function sendCommit(consumer: KafkaConsumer, wanted: readonly Required<TopicPartition>[]): void {
  try {
    consumer.commit([...wanted]);
  } catch (error) {
    throw kafkaFailure('a commit cannot be sent to Kafka', error);
  }
}

/** A thread of the process's pool waits so long at most. */
const TIMEOUT_MS = 5_000;
const ATTEMPTS = 8;
const PAUSE_MS = 50;

/** Time-outs that a commit waits for: a minute, in which a broker can come back. */
const PATIENCE = 12;

async function offsetsAt(
  consumer: KafkaConsumer,
  partitions: readonly TopicPartition[],
  { offset, timeoutMs }: { readonly offset: number; readonly timeoutMs: number },
): Promise<Map<number, number>> {
  const asking = partitions.map(({ topic, partition }) => ({ topic, partition, offset }));
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await asked<(TopicPartition | Error)[]>((callback) =>
        consumer.offsetsForTimes(asking, timeoutMs, callback),
      );
      return offsetsOf(answer);
    } catch (error) {
      if (attempt === ATTEMPTS || isRefusal(error) || hasCode(error, KAFKA_ERRORS.timedOut)) {
        throw kafkaFailure(`Kafka does not tell where topic ${asking[0]?.topic} ends`, error);
      }
      await pause(attempt * PAUSE_MS); // the partitions' leaders may be moving
    }
  }
}

function offsetsOf(answer: readonly (TopicPartition | Error)[]): Map<number, number> {
  const failed = answer.find((part) => part instanceof Error);
  if (failed !== undefined) throw failed;
  return new Map(
    answer
      .filter((part): part is Required<TopicPartition> => 'offset' in part && part.offset >= 0)
      .map(({ partition, offset }) => [partition, offset]),
  );
}
