import { afterAll, beforeAll, describe } from 'vitest';
import type { KafkaSettings } from '../../../infra/log/kafka-settings.ts';
import { findKafka, startKafka, type TestKafka } from '../../servers/kafka.ts';
import { logOnDemand, settingsOf } from './kafka-real-cluster.ts';
import { testSharing } from './kafka-sharing.contract.ts';
import { testLog } from './log.contract.ts';

describe.skipIf(!findKafka())('on a real Kafka', () => {
  let kafka: TestKafka;
  let settings: KafkaSettings;
  beforeAll(async () => {
    kafka = await startKafka();
    settings = settingsOf(kafka.brokers);
  }, 120_000);
  afterAll(() => kafka.stop());

  testLog('the Kafka log', async () => logOnDemand(settings));
  testSharing((logger) => logOnDemand(settings, { logger }));
});
