import type { Logger } from '../logger.ts';
import { KAFKA_ERRORS, type KafkaConsumer, type TopicPartition } from './kafka-binding.ts';
import { within } from './kafka-client.ts';
import type { Rebalance } from './kafka-cluster.ts';
import { hasCode } from './kafka-failure.ts';
import { committedBy, type Extent, extentsOf } from './kafka-offsets.ts';
import { type Share, share } from './kafka-share.ts';

/** What a reader has to read, which may change between two turns and never within one. */
export interface Assignment {
  /** Begins a turn, after changes that wait; the share is undefined while the group has not given any. */
  begin(): Promise<Share | undefined>;
  /** The batch of this turn is handed back. */
  end(): void;
}

/** All partitions, from their start or their end, for a reader of its own. */
export async function assignAll(
  consumer: KafkaConsumer,
  partitions: readonly TopicPartition[],
  from: 'start' | 'end',
): Promise<Assignment> {
  const extents = await extentsOf(consumer, partitions);
  const all = partitions.map((part) => {
    const { low, high } = extents.get(part.partition) ?? NOTHING;
    return { ...part, offset: from === 'start' ? low : high };
  });
  consumer.assign(all);
  const whole = share({ consumer, partitions: all, extents, count: partitions.length });
  return { begin: async () => whole, end() {} };
}

const NOTHING: Extent = { low: 0, high: 0 };

/**
 * The partitions that the group gives to this reader, each from where the group stopped. Before they are given up, the batch
 * in hand is finished and committed, within a time limit. `count` is that of all partitions of the topic.
 */
export function groupAssignment(
  count: number,
  logger: Logger,
): Assignment & { readonly rebalance: Rebalance } {
  let current: Share | undefined;
  let turn = Promise.withResolvers<void>();
  turn.resolve();
  let changes: Promise<void> = Promise.resolve();
  let failure: unknown;

  async function give(consumer: KafkaConsumer, partitions: TopicPartition[]): Promise<void> {
    const [extents, committed] = await Promise.all([
      extentsOf(consumer, partitions),
      committedBy(consumer, partitions),
    ]);
    const starts = partitions.map((part) =>
      startOf(part, extents.get(part.partition) ?? NOTHING, committed),
    );
    consumer.assign(starts);
    current = share({ consumer, partitions: starts, extents, count });
    tellOfLosses(starts, committed, logger);
  }

  function takeAway(consumer: KafkaConsumer): void {
    current?.drop();
    current = undefined;
    try {
      consumer.unassign();
    } catch {
      // it has been disconnected meanwhile
    }
  }

  return {
    rebalance(consumer, event, partitions) {
      const gives = hasCode(event, KAFKA_ERRORS.assignPartitions);
      changes = changes.then(async () => {
        await within(DRAIN_MS, turn.promise);
        if (!gives) return takeAway(consumer);
        await give(consumer, partitions).catch((error: unknown) => {
          failure = error; // told by begin
          takeAway(consumer);
        });
      });
    },
    async begin() {
      await changes;
      if (failure !== undefined) throw failure;
      turn = Promise.withResolvers();
      return current;
    },
    end: () => turn.resolve(),
  };
}

/** Under max.poll.interval.ms, after which the group goes on without this reader. */
const DRAIN_MS = 240_000;

function startOf(
  { topic, partition }: TopicPartition,
  { low, high }: Extent,
  committed: ReadonlyMap<number, number>,
): Required<TopicPartition> {
  const stopped = committed.get(partition) ?? low;
  return { topic, partition, offset: Math.min(Math.max(stopped, low), high) };
}

/** Retention may drop what a group has not read, and a topic that was made anew may end before it. */
function tellOfLosses(
  starts: readonly Required<TopicPartition>[],
  committed: ReadonlyMap<number, number>,
  logger: Logger,
): void {
  for (const { topic, partition, offset } of starts) {
    const stopped = committed.get(partition) ?? offset;
    if (stopped === offset) continue;
    logger.error(
      `topic ${topic}, partition ${partition}: a group stopped at offset ${stopped}, and goes on at ${offset}: ` +
        `${stopped < offset ? 'what lies between is no longer kept' : 'the topic ends there'}`,
    );
  }
}
