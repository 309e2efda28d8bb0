import { randomUUID } from 'node:crypto';
import type { KafkaClusterOptions } from '../../../infra/log/kafka-cluster.ts';
import { kafkaLog } from '../../../infra/log/kafka-log.ts';
import { type KafkaSettings, parseKafkaSettings } from '../../../infra/log/kafka-settings.ts';
import { setupKafka } from '../../../infra/log/kafka-setup.ts';
import type { Log } from '../../../infra/log/log.ts';

type Named = Parameters<typeof setupKafka>[1][number];

/** Settings for a Kafka that others use too: topics of this run alone, with four partitions. */
export function settingsOf(brokers: string): KafkaSettings {
  return parseKafkaSettings(`kafka://${brokers}?partitions=4&prefix=test-${randomUUID()}`);
}

/** A log on a real Kafka for tests of topics that nobody set up: each is made when it is first used. */
export function logOnDemand(settings: KafkaSettings, options: KafkaClusterOptions = {}): Log {
  const log = kafkaLog(settings, options);
  const made = new Map<string, Promise<unknown>>();
  function make(topic: Named): Promise<unknown> {
    const making =
      made.get(topic.name) ?? setupKafka(settings, [topic], { retention: { days: 1 } });
    made.set(topic.name, making);
    return making;
  }
  return {
    async append(topic, messages) {
      await make(topic);
      await log.append(topic, messages);
    },
    async *read(topic, reading) {
      await make(topic);
      yield* log.read(topic, reading);
    },
    async at(topic, position) {
      await make(topic);
      return log.at(topic, position);
    },
    async lag(topic, group) {
      await make(topic);
      return log.lag(topic, group);
    },
    close: () => log.close(),
  };
}
