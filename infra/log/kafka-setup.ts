import { DAY_MS } from '../../domain/time.ts';
import type { Topic } from '../../domain/topic.ts';
import {
  asked,
  KAFKA_ERRORS,
  type KafkaAdmin,
  type KafkaMetadata,
  type KafkaProducer,
  type NewTopic,
} from './kafka-binding.ts';
import { disconnect, loadKafka } from './kafka-client.ts';
import { kafkaCluster } from './kafka-cluster.ts';
import { hasCode, kafkaFailure } from './kafka-failure.ts';
import type { KafkaSettings } from './kafka-settings.ts';
import { kafkaTopics } from './kafka-topics.ts';

type KafkaTopic = Pick<Topic<unknown>, 'name' | 'compacted'>;

export interface KafkaSetupOptions {
  /** What each topic that is not compacted keeps. Beyond `gigabytes` (10⁹ bytes) Kafka drops even what no group has read; absent: no such bound. */
  readonly retention: { readonly days: number; readonly gigabytes?: number };
}

/**
 * Makes the topics in Kafka that are not there yet, and says of each in a line what was done. Topics that are there stay as they
 * are: other partitions would part a key's old records from its new ones. Resolves when the brokers know all of them. Rejects
 * with CONFIG or LOG_UNAVAILABLE.
 */
export async function setupKafka(
  settings: KafkaSettings,
  topics: readonly KafkaTopic[],
  { retention }: KafkaSetupOptions,
): Promise<string[]> {
  const client = await kafkaCluster(settings).producer();
  const admin = loadKafka().AdminClient.create(settings.client);
  try {
    const replication = settings.replication ?? Math.min(3, await countBrokers(client));
    const wanted = topics.map((topic) => newTopic(topic, { ...settings, replication }, retention));
    const lines: string[] = [];
    for (const topic of wanted) lines.push(await make(admin, topic));
    const known = kafkaTopics(async () => client);
    await Promise.all(wanted.map(({ topic }) => known.partitionsOf(topic)));
    return lines;
  } finally {
    admin.disconnect();
    await disconnect(client);
  }
}

const TIMEOUT_MS = 30_000;

/** Warnings, stations and accounts are few, and read whole: one partition keeps the order of all. */
function newTopic(
  topic: KafkaTopic,
  settings: KafkaSettings & { readonly replication: number },
  retention: KafkaSetupOptions['retention'],
): NewTopic {
  const { prefix, replication } = settings;
  const partitions = topic.compacted ? 1 : settings.partitions;
  const kept = topic.compacted ? COMPACTED : retained(retention, partitions);
  return {
    topic: `${prefix}.${topic.name}`,
    num_partitions: partitions,
    replication_factor: replication,
    config: { 'min.insync.replicas': String(Math.min(2, replication)), ...kept },
  };
}

/** A key's older records go a day after they were overtaken, at the latest. */
const COMPACTED = {
  'cleanup.policy': 'compact',
  'max.compaction.lag.ms': String(DAY_MS),
};

/** Kafka drops whole segments of a partition. */
function retained({ days, gigabytes }: KafkaSetupOptions['retention'], partitions: number) {
  const bytes = gigabytes === undefined ? -1 : Math.ceil((gigabytes * 1e9) / partitions);
  const segment = bytes < 0 ? MOST_SEGMENT : Math.min(MOST_SEGMENT, Math.max(1 << 20, bytes / 4));
  return {
    'cleanup.policy': 'delete',
    'retention.ms': String(Math.ceil(days * DAY_MS)),
    'retention.bytes': String(bytes),
    'segment.bytes': String(Math.floor(segment)),
  };
}

const MOST_SEGMENT = 128 << 20;

async function countBrokers(client: KafkaProducer): Promise<number> {
  const { brokers } = await asked<KafkaMetadata>((callback) =>
    client.getMetadata({ timeout: TIMEOUT_MS }, callback),
  );
  return brokers.length;
}

/** Says what was done. */
async function make(admin: KafkaAdmin, wanted: NewTopic): Promise<string> {
  const { topic, num_partitions: partitions, replication_factor: copies } = wanted;
  try {
    await asked((callback) => admin.createTopic(wanted, TIMEOUT_MS, callback));
    return `${topic}: made, ${partitions} partitions on ${copies} brokers`;
  } catch (error) {
    if (hasCode(error, KAFKA_ERRORS.topicExists)) return `${topic}: is there, and left as it is`;
    throw kafkaFailure(`topic ${topic} could not be made`, error);
  }
}
