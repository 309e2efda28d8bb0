import { asked, type KafkaMetadata } from '../../../infra/log/kafka-binding.ts';
import { disconnect, loadKafka } from '../../../infra/log/kafka-client.ts';
import type { KafkaClusterOptions } from '../../../infra/log/kafka-cluster.ts';
import { kafkaLog } from '../../../infra/log/kafka-log.ts';
import { type KafkaSettings, parseKafkaSettings } from '../../../infra/log/kafka-settings.ts';
import type { Log } from '../../../infra/log/log.ts';

export interface MockCluster {
  readonly settings: KafkaSettings;
  open(options?: KafkaClusterOptions): Log;
  close(): Promise<void>;
}

/**
 * Three brokers inside librdkafka. One client hosts them; others find them by their ports. A topic comes into being with four
 * partitions when a client that may make topics asks for it.
 */
export async function mockCluster(): Promise<MockCluster> {
  const { Producer } = loadKafka();
  const host = new Producer({ 'test.mock.num.brokers': 3, log_level: 0 });
  const { brokers } = await asked<KafkaMetadata>((callback) =>
    host.connect({ timeout: 10_000 }, callback),
  );
  const addresses = brokers.map(({ host, port }) => `${host}:${port}`);
  const settings = parseKafkaSettings(`kafka://${addresses}`);
  return {
    settings,
    open: (options) =>
      kafkaLog(settings, { ...options, client: { 'allow.auto.create.topics': true } }),
    close: () => disconnect(host),
  };
}
