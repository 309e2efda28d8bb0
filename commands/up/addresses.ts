import type { Config } from '../../infra/config.ts';
import { influxSettings } from '../../infra/influx/influx-settings.ts';
import { parseKafkaSettings } from '../../infra/log/kafka-settings.ts';
import { readBrokerSettings } from '../../ingest/outside/settings.ts';

/** Throws CONFIG for a server's address that is written wrong, before every room says so. */
export function checkAddresses({ log, store, broker }: Config): void {
  if (log !== 'embedded') parseKafkaSettings(log);
  if (store !== 'embedded') influxSettings(store);
  if (broker !== 'embedded') readBrokerSettings(broker);
}
