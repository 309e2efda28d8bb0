import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import { PROJECT } from '../config.ts';
import { asked, type KafkaBinding, type KafkaClient } from './kafka-binding.ts';
import { kafkaFailure } from './kafka-failure.ts';

const NATIVE = join(PROJECT, 'infra/native/');
const BINARY = join(NATIVE, 'node_modules/node-rdkafka/build/Release/node-librdkafka.node');

/** Whether `./poyang setup kafka-client` has been here. */
export function kafkaClientInstalled(): boolean {
  return existsSync(BINARY);
}

/** Loads node-rdkafka, which is compiled and so no dependency of the house. Throws CONFIG where it is missing or broken. */
export function loadKafka(): KafkaBinding {
  if (!kafkaClientInstalled()) throw unusable('not installed');
  try {
    return createRequire(NATIVE)('node-rdkafka');
  } catch (cause) {
    throw unusable('installed, but does not load (for another Node, perhaps)', cause);
  }
}

/** Connects a new client, and gives up on it for good after a time limit: LOG_UNAVAILABLE, or CONFIG for a refused login. */
export async function connected<C extends KafkaClient>(client: C, brokers: string): Promise<C> {
  let heard: Error | undefined;
  client.on('event.error', (error) => {
    heard = error;
  });
  try {
    await asked((callback) => client.connect({ timeout: CONNECT_MS }, callback));
    return client;
  } catch (error) {
    void disconnect(client);
    throw kafkaFailure(`Kafka at ${brokers} cannot be reached`, heard ?? error);
  }
}

const CONNECT_MS = 10_000;

/** Disconnects, or leaves the client to itself after a time limit: it may wait for ever for a broker that is gone. */
export async function disconnect(client: KafkaClient): Promise<void> {
  const done = asked((callback) => client.disconnect(callback)).catch(() => undefined);
  await within(DISCONNECT_MS, done);
}

const DISCONNECT_MS = 5_000;

/** Resolves when the promise does, or after so many ms. */
export async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function unusable(how: string, cause?: unknown): PoyangError {
  return new PoyangError(
    'CONFIG',
    `The Kafka client (node-rdkafka) is ${how}. Build it once: ./poyang setup kafka-client`,
    { cause },
  );
}
