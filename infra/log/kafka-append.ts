import { PoyangError } from '../../domain/errors.ts';
import type { KafkaProducer } from './kafka-binding.ts';
import { disconnect, within } from './kafka-client.ts';
import { closedLog } from './kafka-failure.ts';
import { type KafkaRecord, kafkaQueue } from './kafka-queue.ts';

export interface KafkaAppender {
  readonly producer: KafkaProducer;
  /** Resolves when Kafka has told of every record that it is kept. Rejects with LOG_UNAVAILABLE when one is not, or may not be. */
  append(topic: string, records: readonly KafkaRecord[]): Promise<void>;
  /** Whether its producer has given up for good: another is needed. */
  isBroken(): boolean;
  /** Waits for what is on its way, with a time limit, and refuses the rest. */
  close(): Promise<void>;
}

/** Appends through a connected producer, which is asked for its reports while there are any to come. */
export function kafkaAppender(producer: KafkaProducer): KafkaAppender {
  let timer: NodeJS.Timeout | undefined;
  let idle = Promise.withResolvers<void>();
  const queue = kafkaQueue(producer, () => {
    clearInterval(timer);
    timer = undefined;
    idle.resolve();
  });
  const rarely = setInterval(() => producer.poll(), IDLE_MS).unref(); // errors must not pile up in it

  function tick(): void {
    producer.poll();
    queue.handOver();
  }

  return {
    producer,
    async append(topic, records) {
      if (queue.waitingBytes() > MOST_WAITING_BYTES) throw tooFast(topic);
      if (timer === undefined) idle = Promise.withResolvers();
      timer ??= setInterval(tick, POLL_MS);
      await queue.add(topic, records);
    },
    isBroken: queue.isBroken,
    async close() {
      if (timer !== undefined) await within(CLOSE_MS, idle.promise);
      clearInterval(timer);
      clearInterval(rarely);
      queue.refuse(closedLog());
      await disconnect(producer);
    },
  };
}

const POLL_MS = 2;
const IDLE_MS = 1_000;
const CLOSE_MS = 10_000;

/** Beside what the producer's own queue holds. */
const MOST_WAITING_BYTES = 64 << 20;

function tooFast(topic: string): PoyangError {
  return new PoyangError(
    'LOG_UNAVAILABLE',
    `topic ${topic}: Kafka takes records more slowly than they come, and ${MOST_WAITING_BYTES >> 20} MiB wait. Slow down, and try again.`,
  );
}
