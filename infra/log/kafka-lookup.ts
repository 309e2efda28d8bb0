import {
  asked,
  type KafkaConsumer,
  type KafkaMessage,
  plainBytes,
  type TopicPartition,
} from './kafka-binding.ts';
import { disconnect } from './kafka-client.ts';
import { kafkaFailure } from './kafka-failure.ts';
import { extentsOf } from './kafka-offsets.ts';

export interface KafkaLookup {
  /** The value of the record at a place, if it is kept; those who ask wait for each other. Rejects with LOG_UNAVAILABLE. */
  find(place: Required<TopicPartition>): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/**
 * Looks up through one consumer that belongs to no group and reads nothing in between. Brokers should not let it wait: it can
 * ask for the next place only when it has their answer about the one before.
 */
export function kafkaLookup(consumer: KafkaConsumer): KafkaLookup {
  let last: Promise<unknown> = Promise.resolve();
  let atEnd = false;
  consumer.setDefaultConsumeTimeout(SLICE_MS);
  consumer.on('partition.eof', () => {
    atEnd = true;
  });

  async function find(place: Required<TopicPartition>): Promise<Uint8Array | undefined> {
    const extent = (await extentsOf(consumer, [place])).get(place.partition);
    if (!extent || place.offset < extent.low || place.offset >= extent.high) return undefined;
    try {
      consumer.assign([place]);
      const message = await firstFrom(place.topic);
      return message?.offset === place.offset ? plainBytes(message.value) : undefined;
    } finally {
      consumer.unassign();
    }
  }

  /** The next record that is kept; none where compaction left nothing up to the end. */
  async function firstFrom(topic: string): Promise<KafkaMessage | undefined> {
    atEnd = false;
    for (let slice = 0; slice < MOST_SLICES && !atEnd; slice++) {
      const [message] = await asked<KafkaMessage[]>((callback) => consumer.consume(1, callback));
      if (message !== undefined) return message;
    }
    if (atEnd) return undefined;
    throw new Error(`no record of ${topic} came in ${(SLICE_MS * MOST_SLICES) / 1_000} s`);
  }

  return {
    find(place) {
      const found = last.then(() => find(place));
      last = found.catch(() => undefined);
      return found.catch((error: unknown) => {
        throw kafkaFailure(`topic ${place.topic} cannot be read`, error);
      });
    },
    close: () => disconnect(consumer),
  };
}

/** A thread of the process's pool waits so long at a time. */
const SLICE_MS = 50;
const MOST_SLICES = 200;
