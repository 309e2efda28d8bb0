/** What this house uses of node-rdkafka 3.6.1, which is installed apart from its types: see infra/native/. */
export interface KafkaBinding {
  readonly Producer: new (conf: ClientConf, topicConf?: ClientConf) => KafkaProducer;
  readonly KafkaConsumer: new (conf: ConsumerConf, topicConf?: ClientConf) => KafkaConsumer;
  readonly AdminClient: { create(conf: ClientConf): KafkaAdmin };
}

/** Properties of librdkafka. */
export type ClientConf = Readonly<Record<string, string | number | boolean>>;

export type ConsumerConf = Readonly<
  Record<string, string | number | boolean | RebalanceCallback | undefined>
>;

/** Called when partitions are to be taken or given up; the group waits until `assign` or `unassign` was called. */
export type RebalanceCallback = (error: KafkaError, partitions: TopicPartition[]) => void;

/** Without a number when the binding knows the message only. */
export interface KafkaError extends Error {
  readonly code: number;
}

/** The last argument of asynchronous calls. */
export type Callback<T> = (error: KafkaError | null | undefined, value: T) => void;

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
  /** Absent where there is none, as for a group that has committed nothing. */
  readonly offset?: number;
}

export interface KafkaMetadata {
  readonly brokers: readonly {
    readonly id: number;
    readonly host: string;
    readonly port: number;
  }[];
  readonly topics: readonly { readonly name: string; readonly partitions: readonly unknown[] }[];
}

/** What producers and consumers have in common. Time limits are ms. */
export interface KafkaClient {
  connect(options: { timeout: number }, callback: Callback<KafkaMetadata>): void;
  disconnect(callback: Callback<unknown>): void;
  /** From when it has connected until it is disconnected, whatever becomes of the brokers. */
  isConnected(): boolean;
  getMetadata(
    options: { topic?: string; timeout: number },
    callback: Callback<KafkaMetadata>,
  ): void;
  on(event: 'event.error', listener: (error: KafkaError) => void): void;
}

export interface KafkaProducer extends KafkaClient {
  /** Throws ERR__QUEUE_FULL, or what is wrong with the message. `opaque` comes back with the report. */
  produce(
    topic: string,
    partition: null,
    value: Uint8Array,
    key: string,
    timestamp: null,
    opaque: unknown,
  ): void;
  /** Brings reports that have come; they are told in a later turn. */
  poll(): void;
  on(event: 'event.error', listener: (error: KafkaError) => void): void;
  on(event: 'delivery-report', listener: (error: KafkaError | null, report: Report) => void): void;
}

interface Report {
  readonly opaque: unknown;
}

export interface KafkaMessage {
  readonly value: Uint8Array | null;
  readonly partition: number;
  readonly offset: number;
}

export interface KafkaConsumer extends KafkaClient {
  subscribe(topics: string[]): void;
  assign(partitions: TopicPartition[]): void;
  unassign(): void;
  /** At most `count` messages: until one has not come for the default time-out. */
  consume(count: number, callback: Callback<KafkaMessage[]>): void;
  setDefaultConsumeTimeout(ms: number): void;
  /** Returns before anything was sent. */
  commit(partitions: TopicPartition[]): void;
  committed(
    partitions: TopicPartition[],
    timeout: number,
    callback: Callback<TopicPartition[]>,
  ): void;
  /** The `offset` given is a timestamp, or EARLIEST or LATEST. */
  offsetsForTimes(
    partitions: TopicPartition[],
    timeout: number,
    callback: Callback<(TopicPartition | Error)[]>,
  ): void;
  /** As the last fetched records told it; negative, or throws, before there were any. */
  getWatermarkOffsets(topic: string, partition: number): { readonly highOffset: number };
  on(event: 'event.error', listener: (error: KafkaError) => void): void;
  on(event: 'partition.eof', listener: (end: Required<TopicPartition>) => void): void;
}

export interface KafkaAdmin {
  createTopic(topic: NewTopic, timeout: number, callback: Callback<unknown>): void;
  disconnect(): void;
}

export interface NewTopic {
  readonly topic: string;
  readonly num_partitions: number;
  readonly replication_factor: number;
  readonly config: Readonly<Record<string, string>>;
}

/** Offsets that stand for places, as in Kafka's protocol (ListOffsets). */
export const LATEST = -1;
export const EARLIEST = -2;

/** Error codes: of librdkafka (rdkafka.h) below 0, of Kafka's protocol above. */
export const KAFKA_ERRORS = {
  timedOut: -185,
  queueFull: -184,
  assignPartitions: -175,
  revokePartitions: -174,
  state: -172,
  authentication: -169,
  fatal: -150,
  messageTooLarge: 10,
  topicAuthorization: 29,
  groupAuthorization: 30,
  topicExists: 36,
};

/** Turns a call with a callback into a promise. */
export function asked<T>(call: (callback: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, value) => (error ? reject(error) : resolve(value)));
  });
}

/** A value's bytes as what topics decode: a Buffer differs in `slice`. Records without a value come from others. */
export function plainBytes(value: Uint8Array | null): Uint8Array {
  return value ? new Uint8Array(value.buffer, value.byteOffset, value.length) : new Uint8Array();
}
