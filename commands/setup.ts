import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PoyangError } from '../domain/errors.ts';
import * as topics from '../domain/topics.ts';
import { type Config, PROJECT, readConfig } from '../infra/config.ts';
import type { Command } from './command.ts';
import { configOptions } from './config-options.ts';

/** Prepares servers, or brings in a part that is built here. */
export const setup: Command = {
  help: `
Usage: ./poyang setup [options]
       ./poyang setup kafka-client | influxdb

Makes, where they are missing, the topics in the Kafka and the buckets in the InfluxDB that the settings name, and says
what it did. Doing it again does no harm: run it after the settings of InfluxDB have changed, and it changes what buckets keep.
The house on one machine needs nothing of this.

  --config FILE    settings from a JSON file; see ./poyang help up
  --log ADDRESS    kafka://host:port,host:port?partitions=12&replication=3 …
  --store ADDRESS  influx://host:8086/organisation?tokenFile=FILE, and after that, each with & before it:
                     bucket=poyang        the first part of the buckets' names
                     retentionDays=0      days that observations are kept (0: for ever)
                     journalDays=0        days that warnings and rejects are kept
                     timeoutSeconds=10    after which a request has failed
                     connections=4        at once, from each process
                     downsample=true      a nightly task keeps statistics of hours and days
                     tls=false            true for HTTPS

The same can be set in the environment: POYANG_CONFIG, POYANG_LOG, POYANG_STORE.

  kafka-client     builds node-rdkafka, which the log on Kafka needs (some minutes, once)
  influxdb         brings an InfluxDB server into the cache folder, for tests and ./poyang up --servers (6 to 15 minutes, once)

Example
  ./poyang setup --store 'influx://127.0.0.1:8086/poyang?tokenFile=influx.token&journalDays=365'`,

  async run(args) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [part, more] = positionals;
    if (part === undefined) {
      await setUpServers(readConfig(values), say);
      return 0;
    }
    const script = more === undefined ? BUILT_HERE[part] : undefined;
    if (script !== undefined) return runScript(script);
    const known = Object.keys(BUILT_HERE).join(' or ');
    throw new PoyangError('CONFIG', `setup takes ${known}, or nothing: what is "${more ?? part}"?`);
  },
};

const { config, log, store } = configOptions;
const options = { config, log, store };

const BUILT_HERE: Record<string, string> = {
  'kafka-client': 'infra/native/build-node-rdkafka.sh',
  influxdb: 'infra/servers/get-influxd.sh',
};

/** Makes topics and buckets where they are missing, and says a line for each thing done. Throws what the adapters do. */
export async function setUpServers(config: Config, say: (line: string) => void): Promise<void> {
  const { log, store } = config;
  if (log === 'embedded' && store === 'embedded') {
    say(
      'Log and store are files of this machine and need no setup: name servers with --log and --store.',
    );
  }
  if (log !== 'embedded') for (const line of await setUpKafka(config)) say(`Kafka: ${line}`);
  if (store !== 'embedded') for (const line of await setUpInfluxDb(store)) say(`InfluxDB: ${line}`);
}

/** Kafka drops by size even what nobody has read, so its topics are bounded by age alone. */
async function setUpKafka({ log, retentionDays }: Config): Promise<string[]> {
  const { parseKafkaSettings } = await import('../infra/log/kafka-settings.ts');
  const { setupKafka } = await import('../infra/log/kafka-setup.ts');
  const retention = { days: retentionDays };
  return setupKafka(parseKafkaSettings(log), Object.values(topics), { retention });
}

async function setUpInfluxDb(store: string): Promise<string[]> {
  const { influxSettings } = await import('../infra/influx/influx-settings.ts');
  const { setUpInflux } = await import('../infra/influx/set-up-influx.ts');
  const done = await setUpInflux(influxSettings(store));
  return done.length > 0 ? done : ['all is there already'];
}

function runScript(path: string): Promise<number> {
  const child = spawn(join(PROJECT, path), { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
