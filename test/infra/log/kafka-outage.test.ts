import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { Callback, KafkaMetadata, KafkaProducer } from '../../../infra/log/kafka-binding.ts';
import { tellOfOutages } from '../../../infra/log/kafka-outage.ts';
import { silentLogger } from '../../../infra/logger.ts';

/** A producer whose brokers are there or not. */
function producer() {
  const brokers = { answer: false, asked: 0, connected: true, isLeftAlone: false };
  const client = Object.assign(new EventEmitter(), {
    isConnected: () => brokers.connected,
    getMetadata(_: unknown, callback: Callback<KafkaMetadata>) {
      brokers.asked += 1;
      const error = Object.assign(new Error('timed out'), { code: -185 });
      callback(brokers.answer ? null : error, { brokers: [], topics: [] });
    },
  });
  const down = () => client.emit('event.error', new Error('2/2: All broker connections are down'));
  return { client: client as unknown as KafkaProducer, brokers, down };
}

function heard({ client, brokers }: ReturnType<typeof producer>) {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line.replace(/^Kafka at \S+?:? |\. .*$/g, ''));
  tellOfOutages(client, {
    brokers: 'b:9092',
    logger: { ...silentLogger, warn: say, info: say },
    backOff: {
      next: () => 0,
      reset() {
        brokers.isLeftAlone = true;
      },
    },
  });
  return lines;
}

test('an outage is told once, however often the client fails to connect, and its end once', async () => {
  const kafka = producer();
  const { brokers, down } = kafka;
  const lines = heard(kafka);
  for (let attempt = 0; attempt < 5; attempt++) down();
  await vi.waitUntil(() => brokers.asked >= 3);
  expect(lines).toEqual(['no broker answers']);
  brokers.answer = true;
  await vi.waitUntil(() => lines.length === 2);
  expect(lines[1]).toBe('answers again.');
  down();
  await vi.waitUntil(() => lines.length === 4);
  expect(lines.slice(2)).toEqual(['no broker answers', 'answers again.']);
});

test('other troubles of the client are no outage, and one that is closed is asked no more', async () => {
  const kafka = producer();
  const { client, brokers, down } = kafka;
  const lines = heard(kafka);
  client.on('event.error', () => {});
  (client as unknown as EventEmitter).emit('event.error', new Error('broker 1: disconnected'));
  expect(lines).toEqual([]);
  down();
  await vi.waitUntil(() => brokers.asked > 0);
  brokers.connected = false;
  await vi.waitUntil(() => brokers.isLeftAlone);
  expect(lines).toEqual(['no broker answers']);
});
