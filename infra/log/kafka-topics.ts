import { setTimeout as pause } from 'node:timers/promises';
import { PoyangError } from '../../domain/errors.ts';
import {
  asked,
  type KafkaClient,
  type KafkaMetadata,
  type TopicPartition,
} from './kafka-binding.ts';
import { kafkaFailure } from './kafka-failure.ts';

export interface KafkaTopics {
  /** The partitions of a topic, by its name in Kafka. Rejects with CONFIG when it is not there. */
  partitionsOf(name: string): Promise<readonly TopicPartition[]>;
}

/** Topics as a cluster has them, each asked for once through any connected client. */
export function kafkaTopics(client: () => Promise<KafkaClient>): KafkaTopics {
  const known = new Map<string, Promise<readonly TopicPartition[]>>();

  async function find(name: string): Promise<readonly TopicPartition[]> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const partitions = await partitionsIn(await client(), name);
      if (partitions.length > 0) return partitions;
      await pause(PAUSE_MS); // a broker that just started, or just made them, may not know its topics yet
    }
    throw new PoyangError(
      'CONFIG',
      `Kafka has no topic ${name}. Make the topics of this house there once: ./poyang setup, with the same --log.`,
    );
  }

  return {
    partitionsOf(name) {
      const finding = known.get(name) ?? find(name);
      if (known.has(name)) return finding;
      known.set(name, finding);
      finding.catch(() => known.delete(name));
      return finding;
    },
  };
}

const TIMEOUT_MS = 10_000;
const ATTEMPTS = 100;
const PAUSE_MS = 100;

async function partitionsIn(client: KafkaClient, topic: string): Promise<TopicPartition[]> {
  try {
    const { topics } = await asked<KafkaMetadata>((callback) =>
      client.getMetadata({ topic, timeout: TIMEOUT_MS }, callback),
    );
    const partitions = topics.find(({ name }) => name === topic)?.partitions ?? [];
    return partitions.map((_, partition) => ({ topic, partition }));
  } catch (error) {
    throw kafkaFailure(`Kafka does not tell of topic ${topic}`, error);
  }
}
