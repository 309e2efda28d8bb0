import { type Logger, silentLogger } from '../logger.ts';
import type {
  ClientConf,
  KafkaConsumer,
  KafkaProducer,
  RebalanceCallback,
} from './kafka-binding.ts';
import { connected, loadKafka } from './kafka-client.ts';
import { tellOfOutages } from './kafka-outage.ts';
import type { KafkaSettings } from './kafka-settings.ts';

export interface KafkaCluster {
  /** A connected producer that repeats nothing and loses nothing that it reported. Rejects with LOG_UNAVAILABLE or CONFIG. */
  producer(): Promise<KafkaProducer>;
  /** A connected consumer. Rejects as `producer` does. */
  consumer(options?: ConsumerOptions): Promise<KafkaConsumer>;
  /** The name in Kafka of a topic of the house. */
  nameOf(topic: { readonly name: string }): string;
}

export interface ConsumerOptions {
  /** One of our groups; absent: none. */
  readonly group?: string;
  readonly rebalance?: Rebalance;
  /** How long a broker may wait, ms, before it answers with less than `leastBytes`; default 500. */
  readonly waitMs?: number;
  /** A broker answers at once with so much; default 1. */
  readonly leastBytes?: number;
}

/** Called when the group gives partitions to this consumer or takes them. */
export type Rebalance = (consumer: KafkaConsumer, ...event: Parameters<RebalanceCallback>) => void;

export interface KafkaClusterOptions {
  /** Hears of outages. */
  readonly logger?: Logger;
  /** Properties of librdkafka over those of the settings. */
  readonly client?: ClientConf;
}

/** Makes the clients of one Kafka, a new one at each call. Throws CONFIG where node-rdkafka is not installed. */
export function kafkaCluster(
  settings: KafkaSettings,
  { logger = silentLogger, client = {} }: KafkaClusterOptions = {},
): KafkaCluster {
  const kafka = loadKafka();
  const common = { ...COMMON, ...settings.client, ...client };
  const { brokers, prefix } = settings;
  return {
    async producer() {
      const producer = new kafka.Producer({ ...PRODUCER, ...common }, PRODUCER_TOPICS);
      await connected(producer, brokers);
      tellOfOutages(producer, { brokers, logger });
      return producer;
    },
    consumer({ group = '-', rebalance, waitMs = 500, leastBytes = 1 } = {}) {
      const conf = {
        ...CONSUMER,
        ...common,
        'group.id': `${prefix}.${group}`,
        'fetch.wait.max.ms': waitMs,
        'fetch.min.bytes': leastBytes,
      };
      const callback: RebalanceCallback = (...event) => rebalance?.(consumer, ...event);
      const consumer = new kafka.KafkaConsumer(
        { ...conf, ...(rebalance && { rebalance_cb: callback }) },
        { 'auto.offset.reset': 'earliest' },
      );
      consumer.setDefaultConsumeTimeout(0); // takes what is there: it would wait so long again after each message
      return connected(consumer, brokers);
    },
    nameOf: ({ name }) => `${prefix}.${name}`,
  };
}

/** Properties of librdkafka 2.12: https://github.com/confluentinc/librdkafka/blob/v2.12.0/CONFIGURATION.md */
const COMMON: ClientConf = {
  'client.id': 'poyang',
  'socket.keepalive.enable': true,
  'reconnect.backoff.max.ms': 1_000, // the default of 10 s keeps a house waiting whose broker is back
  log_level: 0,
};

const PRODUCER: ClientConf = {
  'enable.idempotence': true,
  'queue.buffering.max.kbytes': 64 << 10,
  'linger.ms': 25, // each partition's piece is a request of its own, and dear to the broker
  'allow.auto.create.topics': false, // such a topic would have the broker's defaults, not ours
  dr_cb: true,
};

/** The binding takes properties of topics apart, and passes over those among the others. */
const PRODUCER_TOPICS: ClientConf = {
  acks: -1,
  partitioner: 'murmur2_random', // that of Kafka's own Java client: others may write to the same partitions
  'message.timeout.ms': 300_000, // a broker may be away for minutes; nothing is acknowledged meanwhile
};

const CONSUMER: ClientConf = {
  'enable.auto.commit': false,
  'enable.auto.offset.store': false,
  'enable.partition.eof': true,
  'session.timeout.ms': 6_000, // the shortest that brokers allow by default: so long a killed reader's partitions rest
  'heartbeat.interval.ms': 1_500,
  'max.poll.interval.ms': 300_000,
  'queued.max.messages.kbytes': 16 << 10,
  'fetch.queue.backoff.ms': 20, // with so small a queue the default of 1 s would be waited often
};
