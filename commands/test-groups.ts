import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { environmentVariable } from '../infra/config.ts';
import { kafkaClientInstalled } from '../infra/log/kafka-client.ts';
import { cachedInfluxd } from '../infra/servers/influxdb.ts';
import { kafkaRemedy } from '../infra/servers/kafka-jars.ts';
import { findMosquitto } from '../infra/servers/mosquitto.ts';

/** Tests that lean on a program which not every machine has. */
export interface TestGroup {
  readonly name: string;
  /** Where it is, or undefined when this machine lacks it. */
  find(): string | undefined;
  readonly remedy: string;
}

/** In the order in which `./poyang test` tells of those that are missing. */
export const testGroups: readonly TestGroup[] = [
  {
    name: 'browser',
    find: () => onPath('chromium', 'chromium-browser', 'google-chrome'),
    remedy: 'apt-get install chromium fonts-noto-cjk',
  },
  {
    name: 'mosquitto',
    find: () => onPath('mosquitto_pub') && findMosquitto(),
    remedy: 'apt-get install mosquitto mosquitto-clients',
  },
  {
    name: 'influxdb',
    find: () => cachedInfluxd() ?? environmentVariable('POYANG_TEST_INFLUX'),
    remedy: './poyang setup influxdb',
  },
  {
    name: 'kafka',
    find: findKafka,
    remedy: './poyang setup kafka-client, and a JDK of 17 or newer with Maven',
  },
];

function onPath(...names: string[]): string | undefined {
  const folders = (environmentVariable('PATH') ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** An address in the environment, else Java here; and the client for either. */
function findKafka(): string | undefined {
  if (!kafkaClientInstalled()) return undefined;
  return (
    environmentVariable('POYANG_TEST_KAFKA') ?? (kafkaRemedy() === undefined ? 'java' : undefined)
  );
}
