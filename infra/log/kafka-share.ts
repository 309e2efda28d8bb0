import type { KafkaConsumer, KafkaMessage, TopicPartition } from './kafka-binding.ts';
import { commitOffsets, type Extent } from './kafka-offsets.ts';
import { partitionOf } from './kafka-partition.ts';

/** The partitions of a topic that a reader has in hand, and how far it has come in each. */
export interface Share {
  readonly partitions: readonly Required<TopicPartition>[];
  /** Whether records of this key are in them, and this reader still has them. */
  owns(key: string): boolean;
  /** The messages are read. */
  take(messages: readonly KafkaMessage[]): void;
  /** The reader stands at the end of a partition, whatever gaps lie before it. */
  reach(partition: number, offset: number): void;
  /** Nothing further was there: not when the share was taken, nor when its last records were fetched. */
  isCaughtUp(): boolean;
  /** The offsets to read next. */
  positions(): readonly Required<TopicPartition>[];
  /** Commits positions, those that the group has not come to yet. False when the group no longer grants it. */
  commit(positions: readonly Required<TopicPartition>[]): Promise<boolean>;
  /** Others may read these partitions now: nothing more is committed. */
  drop(): void;
}

/** What a share is made of. */
export interface ShareOptions {
  readonly consumer: KafkaConsumer;
  /** Each with the offset to read first. */
  readonly partitions: readonly Required<TopicPartition>[];
  /** What they held then. */
  readonly extents: ReadonlyMap<number, Extent>;
  /** Of all partitions of the topic. */
  readonly count: number;
}

export function share({ consumer, partitions, extents, count }: ShareOptions): Share {
  const next = new Map(partitions.map(({ partition, offset }) => [partition, offset]));
  const committed = new Map(next);
  let dropped = false;

  function reach(partition: number, offset: number): void {
    const before = next.get(partition);
    if (before !== undefined && offset > before) next.set(partition, offset);
  }

  function isAtEnd({ topic, partition }: TopicPartition): boolean {
    const end = Math.max(extents.get(partition)?.high ?? 0, fetchedEnd(consumer, topic, partition));
    return (next.get(partition) ?? 0) >= end;
  }

  return {
    partitions,
    owns: (key) => !dropped && next.has(partitionOf(key, count)),
    take(messages) {
      for (const { partition, offset } of messages) reach(partition, offset + 1);
    },
    reach,
    isCaughtUp: () => partitions.every(isAtEnd),
    positions: () =>
      partitions.map(({ topic, partition }) => {
        return { topic, partition, offset: next.get(partition) ?? 0 };
      }),
    async commit(positions) {
      const wanted = positions.filter(
        ({ partition, offset }) => offset > (committed.get(partition) ?? 0),
      );
      if (wanted.length === 0) return true;
      if (dropped || !(await commitOffsets(consumer, wanted))) return false;
      for (const { partition, offset } of wanted) committed.set(partition, offset);
      return true;
    },
    drop() {
      dropped = true;
    },
  };
}

/** The end of the partition as its last fetched records told it; the binding throws before there were any. */
function fetchedEnd(consumer: KafkaConsumer, topic: string, partition: number): number {
  try {
    return consumer.getWatermarkOffsets(topic, partition).highOffset;
  } catch {
    return 0;
  }
}
