import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kafkaClientInstalled } from '../../../infra/log/kafka-client.ts';
import { kafkaLog } from '../../../infra/log/kafka-log.ts';
import { partitionOf } from '../../../infra/log/kafka-partition.ts';
import { parseKafkaSettings } from '../../../infra/log/kafka-settings.ts';
import { type MockCluster, mockCluster } from './kafka-mock-cluster.ts';
import { testSharing } from './kafka-sharing.contract.ts';
import { testLog } from './log.contract.ts';
import { notes, noteTopic } from './note-topic.ts';
import { memoryLogger } from './open-folder.ts';
import { batchesOf, readAll } from './read-notes.ts';

describe.skipIf(!kafkaClientInstalled())('on a mock cluster', () => {
  let cluster: MockCluster;
  beforeAll(async () => {
    cluster = await mockCluster();
  });
  afterAll(() => cluster.close());

  testLog('the Kafka log', async () => cluster.open());
  testSharing((logger) => cluster.open({ logger }));

  test('the records of a key lie in the partition where the Java client of Kafka puts them', async () => {
    const log = cluster.open();
    const topic = noteTopic();
    const sent = ['21', 'foobar', 'a-little-bit-long-string', '湖口'].map((key) => ({
      key,
      text: '',
    }));
    await log.append(topic, sent);
    const { entries } = await readAll(log, topic, { count: sent.length });
    const partitions = Object.fromEntries(
      entries.map(({ message, position }) => [message.key, position.partition]),
    );
    expect(partitions).toEqual(
      Object.fromEntries(sent.map(({ key }) => [key, partitionOf(key, 4)])),
    );
    await log.close();
  });

  test('a record that its topic cannot read is passed over with an ERROR, and committed with the rest', async () => {
    const logger = memoryLogger();
    const log = cluster.open({ logger });
    const topic = noteTopic();
    const from = { committed: 'passing-over' };
    await log.append(topic, notes(2));
    await log.append({ ...topic, encode: () => new TextEncoder().encode('{') }, notes(3));
    await log.append(topic, notes(2, 2));
    const received: string[] = [];
    for await (const batch of batchesOf(log, topic, { from })) {
      received.push(...batch.entries.map(({ message }) => message.text));
      await batch.commit();
      if (batch.caughtUp) break;
    }
    expect(received.toSorted()).toEqual(['note 0', 'note 1', 'note 2', 'note 3']);
    expect(await log.lag(topic, 'passing-over')).toBe(0);
    expect(logger.lines.join()).toMatch(/are no such messages and passed over/);
    await log.close();
  });

  test('closing the log ends its readers, and delivers what is on its way', async () => {
    const log = cluster.open();
    const topic = noteTopic();
    const caughtUp = Promise.withResolvers<void>();
    const reading = (async () => {
      for await (const batch of batchesOf(log, topic)) if (batch.caughtUp) caughtUp.resolve();
    })();
    await caughtUp.promise;
    const appended = log.append(topic, notes(300));
    await log.close();
    await Promise.all([reading, appended]);
    const again = cluster.open();
    expect((await readAll(again, topic, { count: 300 })).messages).toHaveLength(300);
    await again.close();
  });

  test('a commit after its reader has ended is refused: nobody must take it for done', async () => {
    const log = cluster.open();
    const topic = noteTopic();
    await log.append(topic, notes(3));
    const { batches } = await readAll(log, topic, { from: { committed: 'late' }, count: 3 });
    const refusal = expect.objectContaining({ code: 'LOG_UNAVAILABLE' });
    await expect(batches[0]?.commit()).rejects.toEqual(refusal);
    await log.close();
  });

  test('a topic that is not there is a CONFIG error that names the remedy', async () => {
    const log = kafkaLog(cluster.settings);
    const refusal = {
      code: 'CONFIG',
      message: expect.stringMatching(/no topic poyang\.notes-.*\.\/poyang setup/),
    };
    const topic = noteTopic();
    await expect(log.append(topic, notes(1))).rejects.toMatchObject(refusal);
    await expect(readAll(log, topic)).rejects.toMatchObject(refusal);
    await log.close();
  });

  test('brokers that do not answer are LOG_UNAVAILABLE', async () => {
    const log = kafkaLog(parseKafkaSettings('kafka://127.0.0.1:1'));
    const refusal = {
      code: 'LOG_UNAVAILABLE',
      message: expect.stringContaining('Kafka at 127.0.0.1:1 cannot be reached'),
    };
    await expect(log.append(noteTopic(), notes(1))).rejects.toMatchObject(refusal);
    await log.close();
  });
});
