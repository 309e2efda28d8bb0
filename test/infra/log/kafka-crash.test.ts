import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as topics from '../../../domain/topics.ts';
import { kafkaClientInstalled } from '../../../infra/log/kafka-client.ts';
import { kafkaLog } from '../../../infra/log/kafka-log.ts';
import { setupKafka } from '../../../infra/log/kafka-setup.ts';
import { type KafkaServers, kafkaCluster } from '../../../infra/servers/kafka.ts';
import { kafkaRemedy } from '../../../infra/servers/kafka-jars.ts';
import { settingsOf } from './kafka-real-cluster.ts';
import { type Note, notes, noteTopic } from './note-topic.ts';
import { memoryLogger } from './open-folder.ts';
import { batchesOf, expectSameByKey, readAll } from './read-notes.ts';

const lacking = !kafkaClientInstalled() || kafkaRemedy() !== undefined;

describe.skipIf(lacking)('on a Kafka of one node that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-kafka-'));
  let kafka: KafkaServers;
  beforeAll(async () => {
    kafka = await kafkaCluster({ folder, nodes: 1 });
  }, 180_000);
  afterAll(async () => {
    await kafka.stop();
    rmSync(folder, { recursive: true });
  });

  test('what was acknowledged is there once, what waited is kept when it is back, and readers go on', async () => {
    const settings = settingsOf(kafka.brokers);
    const topic = noteTopic();
    await setupKafka(settings, [topic], { retention: { days: 1 } });
    const logger = memoryLogger();
    const log = kafkaLog(settings, { logger });
    const received: Note[] = [];
    const reading = (async () => {
      const from = { committed: 'through-the-crash' };
      const options = { from, signal: AbortSignal.timeout(60_000) };
      for await (const batch of batchesOf(log, topic, options)) {
        received.push(...batch.entries.map(({ message }) => message));
        await batch.commit();
        if (received.length >= 4_000) break;
      }
    })();

    const appends: Promise<void>[] = [];
    const appendUpTo = (last: number) => {
      for (let sent = 10 * appends.length; sent < last; sent += 10) {
        appends.push(log.append(topic, notes(10, sent)));
      }
    };
    appendUpTo(1_000);
    await appends.at(-1);
    appendUpTo(2_000);
    await kafka.kill(1); // with some on their way
    appendUpTo(4_000);
    await kafka.start(1);
    await Promise.all([...appends, reading]);
    expectSameByKey(received, notes(4_000));
    const { messages } = await readAll(log, topic, { count: 4_000 });
    expectSameByKey(messages, notes(4_000));
    expect(await log.lag(topic, 'through-the-crash')).toBe(0);
    expect(logger.lines.join()).toContain('no broker answers');
    await log.close();
  }, 120_000);

  test('setup makes the topics of the house, keeps those that are there, and says so', async () => {
    const settings = { ...settingsOf(kafka.brokers), partitions: 3 };
    const all = [topics.raw, topics.warnings];
    const retention = { days: 7, gigabytes: 4 };
    const { prefix } = settings;
    expect(await setupKafka(settings, all, { retention })).toEqual([
      `${prefix}.raw: made, 3 partitions on 1 brokers`,
      `${prefix}.warnings: made, 1 partitions on 1 brokers`,
    ]);
    expect(await setupKafka(settings, all, { retention })).toEqual([
      `${prefix}.raw: is there, and left as it is`,
      `${prefix}.warnings: is there, and left as it is`,
    ]);
  });

  test('setup that asks for more copies than there are brokers is told so', async () => {
    const settings = { ...settingsOf(kafka.brokers), replication: 3 };
    const asked = setupKafka(settings, [noteTopic()], { retention: { days: 7 } });
    await expect(asked).rejects.toThrow(/replication factor/i);
  });
});
