import type { Topic } from '../domain/topic.ts';
import { asked, type KafkaMessage, type KafkaProducer } from '../infra/log/kafka-binding.ts';
import { disconnect } from '../infra/log/kafka-client.ts';
import { kafkaCluster } from '../infra/log/kafka-cluster.ts';
import { kafkaLog } from '../infra/log/kafka-log.ts';
import type { KafkaSettings } from '../infra/log/kafka-settings.ts';

export interface Message {
  readonly key: string;
  readonly value: Uint8Array;
}

/** A way of doing the same work. */
export interface Way {
  readonly name: string;
  /** Connects, and does what is not measured. */
  prepare(settings: KafkaSettings, topic: Topic<Message>, messages: Message[]): Promise<Run>;
}

interface Run {
  go(): Promise<void>;
  close(): Promise<void>;
}

/** So many messages are not acknowledged yet at any time. */
const IN_FLIGHT = 5_000;
const A_CALL = 50;
const A_BATCH = 2_000;

/** The bare client first. Both have the same properties: idempotent, acks=all. */
export const appendWays: readonly Way[] = [
  {
    name: 'node-rdkafka, produce and its reports',
    async prepare(settings, topic, messages) {
      const cluster = kafkaCluster(settings);
      const producer = await cluster.producer();
      await asked((callback) =>
        producer.getMetadata({ topic: cluster.nameOf(topic), timeout: 10_000 }, callback),
      );
      return {
        go: () => produceAll(producer, cluster.nameOf(topic), messages),
        close: () => disconnect(producer),
      };
    },
  },
  {
    name: 'the log, 50 messages an append',
    async prepare(settings, topic, messages) {
      const log = kafkaLog(settings);
      await log.append(topic, messages.slice(0, 1));
      return {
        go: async () => {
          let next = 0;
          const worker = async () => {
            while (next < messages.length) {
              const first = next;
              next += A_CALL;
              await log.append(topic, messages.slice(first, first + A_CALL));
            }
          };
          await Promise.all(Array.from({ length: IN_FLIGHT / A_CALL }, worker));
        },
        close: () => log.close(),
      };
    },
  },
];

/** All connect first, and the last joins its group: the time for that counts. */
export const readWays: readonly Way[] = [
  {
    name: 'node-rdkafka, consume(n)',
    async prepare(settings, topic, messages) {
      await fill(settings, topic, messages);
      const cluster = kafkaCluster(settings);
      const topicName = cluster.nameOf(topic);
      const numbers = Array.from({ length: settings.partitions }, (_, partition) => partition);
      return {
        async go() {
          const consumer = await cluster.consumer();
          consumer.assign(numbers.map((partition) => ({ topic: topicName, partition, offset: 0 })));
          for (let read = 0; read < messages.length; ) {
            const batch = await asked<KafkaMessage[]>((callback) =>
              consumer.consume(A_BATCH, callback),
            );
            read += batch.length;
            if (batch.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
          }
          await disconnect(consumer);
        },
        close: async () => {},
      };
    },
  },
  {
    name: 'the log, without a group',
    prepare: (settings, topic, messages) => readThrough(settings, topic, messages, 'start'),
  },
  {
    name: 'the log, each batch committed to a group',
    prepare: (settings, topic, messages) =>
      readThrough(settings, topic, messages, { committed: 'bench' }),
  },
];

async function readThrough(
  settings: KafkaSettings,
  topic: Topic<Message>,
  messages: Message[],
  from: 'start' | { committed: string },
): Promise<Run> {
  await fill(settings, topic, messages);
  const log = kafkaLog(settings);
  await log.lag(topic, 'warm');
  return {
    async go() {
      const signal = AbortSignal.timeout(120_000);
      let read = 0;
      for await (const batch of log.read(topic, { from, signal, maxRecords: A_BATCH })) {
        read += batch.entries.length;
        await batch.commit();
        if (read >= messages.length) break;
      }
    },
    close: () => log.close(),
  };
}

async function fill(
  settings: KafkaSettings,
  topic: Topic<Message>,
  messages: Message[],
): Promise<void> {
  const log = kafkaLog(settings);
  await log.append(topic, messages);
  await log.close();
}

/** Keeps so many on their way, a new one for each report. */
function produceAll(producer: KafkaProducer, topic: string, messages: Message[]): Promise<void> {
  let next = 0;
  let reported = 0;
  const send = () => {
    const message = messages[next++];
    if (message) producer.produce(topic, null, message.value, message.key, null, undefined);
  };
  const timer = setInterval(() => producer.poll(), 2);
  return new Promise<void>((resolve, reject) => {
    producer.on('delivery-report', (error) => {
      if (error) reject(error);
      reported += 1;
      if (reported === messages.length) resolve();
      send();
    });
    for (let sent = 0; sent < IN_FLIGHT; sent++) send();
  }).finally(() => clearInterval(timer));
}
