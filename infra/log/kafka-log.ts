import { silentLogger } from '../logger.ts';
import { kafkaAppender } from './kafka-append.ts';
import { disconnect } from './kafka-client.ts';
import { type KafkaCluster, type KafkaClusterOptions, kafkaCluster } from './kafka-cluster.ts';
import { lasting } from './kafka-lasting.ts';
import { kafkaLookup } from './kafka-lookup.ts';
import { committedBy, extentsOf } from './kafka-offsets.ts';
import { kafkaReaders } from './kafka-readers.ts';
import type { KafkaSettings } from './kafka-settings.ts';
import { kafkaTopics } from './kafka-topics.ts';
import type { Log } from './log.ts';

/**
 * The log on Kafka, through node-rdkafka: a topic for each of the house, partitioned by key; a consumer group for each group of
 * readers, who share its partitions. Nothing connects before it is needed. Throws CONFIG where node-rdkafka is missing.
 */
export function kafkaLog(settings: KafkaSettings, options: KafkaClusterOptions = {}): Log {
  const { logger = silentLogger } = options;
  const cluster = kafkaCluster(settings, options);
  const writer = lasting(async () => kafkaAppender(await cluster.producer()));
  const lookup = lasting(async () => kafkaLookup(await cluster.consumer({ waitMs: 10 })));
  const groups = new Map<string, ReturnType<typeof groupClient>>();
  const topics = kafkaTopics(async () => (await writer.get()).producer);
  const readers = kafkaReaders(cluster, topics, logger);

  function groupOf(name: string) {
    const known = groups.get(name) ?? groupClient(cluster, name);
    groups.set(name, known);
    return known.get();
  }

  return {
    async append(topic, messages) {
      if (messages.length === 0) return;
      const records = messages.map((message) => {
        return { key: topic.key(message), value: topic.encode(message) };
      });
      const name = cluster.nameOf(topic);
      await topics.partitionsOf(name);
      await (await writer.get()).append(name, records);
    },
    read: readers.read,
    async at(topic, { partition, offset }) {
      const place = (await topics.partitionsOf(cluster.nameOf(topic)))[partition];
      const value = place && (await (await lookup.get()).find({ ...place, offset }));
      return value && topic.decode(value);
    },
    async lag(topic, group) {
      const partitions = await topics.partitionsOf(cluster.nameOf(topic));
      const { consumer } = await groupOf(group);
      const [extents, committed] = await Promise.all([
        extentsOf(consumer, partitions, LAG_MS),
        committedBy(consumer, partitions, LAG_MS),
      ]);
      return extents
        .entries()
        .map(([partition, { low, high }]) => high - Math.max(low, committed.get(partition) ?? low))
        .reduce((sum, left) => sum + left, 0);
    },
    async close() {
      await readers.close();
      await Promise.all([writer, lookup, ...groups.values()].map((one) => one.close()));
    },
  };
}

/** Whoever asks how the house is shall hear what is wrong with Kafka before he gives up waiting, after 5 s. */
const LAG_MS = 4_000;

/** A client that asks about a group without being in it. */
function groupClient(cluster: KafkaCluster, group: string) {
  return lasting(async () => {
    const consumer = await cluster.consumer({ group });
    return { consumer, close: () => disconnect(consumer) };
  });
}
