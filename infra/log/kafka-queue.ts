import { KAFKA_ERRORS, type KafkaProducer } from './kafka-binding.ts';
import { hasCode, kafkaFailure } from './kafka-failure.ts';

export interface KafkaRecord {
  readonly key: string;
  readonly value: Uint8Array;
}

export interface KafkaQueue {
  /** Resolves when each of the records is reported as kept, rejects when one is not. */
  add(topic: string, records: readonly KafkaRecord[]): Promise<void>;
  /** Tries again to hand over what the producer had no room for. */
  handOver(): void;
  /** Of the records that it had no room for. */
  waitingBytes(): number;
  /** A report told that the producer can do nothing more. */
  isBroken(): boolean;
  /** Gives up every call, whether its records were kept or not. */
  refuse(reason: Error): void;
}

interface Call {
  readonly topic: string;
  readonly records: readonly KafkaRecord[];
  readonly bytes: number;
  /** The next record to hand over. */
  next: number;
  /** Records handed over and not reported on yet. */
  onTheWay: number;
  failure?: Error;
  readonly settle: (failure?: Error) => void;
}

/**
 * Hands records to the producer in the order of the calls, and its delivery reports to their calls. Its full queue
 * (ERR__QUEUE_FULL) is back-pressure: the rest waits here for reports to make room. `onDone` is called when no call is left.
 */
export function kafkaQueue(producer: KafkaProducer, onDone: () => void): KafkaQueue {
  const open = new Set<Call>();
  const waiting: Call[] = [];
  let waitingBytes = 0;
  let broken = false;

  producer.on('delivery-report', (error, { opaque }) => {
    const call = opaque as Call;
    call.onTheWay -= 1;
    if (error) broken ||= fail(call, error);
    settleIfDone(call);
  });

  function settleIfDone(call: Call): void {
    if (call.onTheWay > 0 || call.next < call.records.length || !open.delete(call)) return;
    call.settle(call.failure);
    if (open.size === 0) onDone();
  }

  function handOver(): void {
    for (let call = waiting[0]; call && hasHandedOver(producer, call); call = waiting[0]) {
      waiting.shift();
      waitingBytes -= call.bytes;
      settleIfDone(call);
    }
  }

  return {
    async add(topic, records) {
      const bytes = records.reduce((sum, { key, value }) => sum + key.length + value.length, 0);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const settle = (failure?: Error) => (failure ? reject(failure) : resolve());
      const call = { topic, records, bytes, next: 0, onTheWay: 0, settle };
      open.add(call);
      waitingBytes += bytes;
      if (waiting.push(call) === 1) handOver();
      await promise;
    },
    handOver,
    waitingBytes: () => waitingBytes,
    isBroken: () => broken,
    refuse(reason) {
      for (const { settle } of open) settle(reason);
      open.clear();
    },
  };
}

/** Hands over what is left of a call; false when the producer's queue is full. */
function hasHandedOver(producer: KafkaProducer, call: Call): boolean {
  for (; call.next < call.records.length; call.next++) {
    const { key, value } = call.records[call.next] as KafkaRecord;
    try {
      producer.produce(call.topic, null, value, key, null, call);
      call.onTheWay += 1;
    } catch (error) {
      if (hasCode(error, KAFKA_ERRORS.queueFull)) return false;
      fail(call, error);
      call.next = call.records.length;
    }
  }
  return true;
}

/** Whether the error is one after which the producer does nothing more. */
function fail(call: Call, error: unknown): boolean {
  call.failure ??= hasCode(error, KAFKA_ERRORS.messageTooLarge)
    ? new RangeError(`a message of topic ${call.topic} is too large for Kafka`)
    : kafkaFailure(`topic ${call.topic}: records may not have been kept`, error);
  return hasCode(error, KAFKA_ERRORS.fatal) || /fatal error/i.test(String(error));
}
