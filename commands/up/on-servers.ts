import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import type { Config } from '../../infra/config.ts';
import { kafkaClientInstalled } from '../../infra/log/kafka-client.ts';
import { freePort } from '../../infra/servers/free-ports.ts';
import { cachedInfluxd, influxServer } from '../../infra/servers/influxdb.ts';
import { kafkaCluster } from '../../infra/servers/kafka.ts';
import { kafkaRemedy } from '../../infra/servers/kafka-jars.ts';
import {
  findMosquitto,
  type MosquittoOptions,
  mosquittoServer,
} from '../../infra/servers/mosquitto.ts';
import { readCredentials } from '../../ingest/first-start.ts';
import { setUpServers } from '../setup.ts';
import { firstStart } from './first-start.ts';
import { keepServers, type Server } from './keep-servers.ts';

interface OnServers {
  readonly say: (line: string) => void;
  /** The house itself, on these settings. */
  readonly live: (config: Config) => Promise<void>;
}

/**
 * Starts Kafka, InfluxDB and Mosquitto with their data in the data folder, brings them to where the house can start, lets
 * it live on them, starting again what dies, and stops them after it. The settings are left in the folder, for other commands. Throws CONFIG, with
 * the remedy for each thing that this machine lacks.
 */
export async function onServers(config: Config, { say, live }: OnServers): Promise<void> {
  const folder = join(config.data, 'servers');
  mkdirSync(folder, { recursive: true });
  const keeper = keepServers({ folder, say });
  const start = async <S extends Server>(name: string, starting: Promise<S>): Promise<S> => {
    const startedAt = performance.now();
    const server = await starting;
    keeper.keep(name, server);
    say(`  ${name.padEnd(11)}is up (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
    return server;
  };
  try {
    say(`Starting the servers, with their data in ${folder} …`);
    const stored = await startStorage(config, folder, start);
    await setUpServers(stored, () => undefined);
    for (const line of await firstStart(stored)) say(line);
    const settings = await startBroker(stored, folder, start);
    writeFileSync(join(folder, 'poyang.json'), `${JSON.stringify(settings, null, 2)}\n`);
    await live(settings);
  } finally {
    say('Stopping the servers …');
    await keeper.stop();
  }
}

/** Throws CONFIG when other servers are named, or this machine lacks what these need. */
export function checkServers({ log, store, broker }: Config): void {
  const named = Object.entries({ log, store, broker }).find(([, value]) => value !== 'embedded');
  if (named) {
    throw new PoyangError(
      'CONFIG',
      `--servers starts a Kafka, an InfluxDB and a Mosquitto: take the setting ${named[0]} away, or leave --servers out.`,
    );
  }
  const lacking = missingServers();
  if (lacking.length > 0) {
    throw new PoyangError(
      'CONFIG',
      ['For --servers some things are missing here.', ...lacking].join('\n  '),
    );
  }
}

/** What this machine lacks to run them, each with its remedy. */
export function missingServers(): string[] {
  return [
    kafkaRemedy(),
    !kafkaClientInstalled() && 'The Kafka client is not built: ./poyang setup kafka-client',
    !cachedInfluxd() && 'InfluxDB is not in the cache folder: ./poyang setup influxdb',
    !findMosquitto() && 'Mosquitto is not installed: apt-get install mosquitto',
  ].filter((line) => typeof line === 'string');
}

type Start = <S extends Server>(name: string, starting: Promise<S>) => Promise<S>;

async function startStorage(config: Config, folder: string, start: Start): Promise<Config> {
  const { log } = await start('Kafka', oneKafka(join(folder, 'kafka')));
  const port = await freePort();
  const place = { folder: join(folder, 'influxdb'), port };
  const { org, tokenFile } = await start('InfluxDB', influxServer(place));
  return {
    ...config,
    log,
    store: `influx://127.0.0.1:${port}/${org}?tokenFile=${encodeURIComponent(tokenFile)}`,
  };
}

async function oneKafka(folder: string) {
  const { log, pid, start, stop } = await kafkaCluster({ folder, nodes: 1 });
  return { log, pid: () => pid(1), start: () => start(1), stop };
}

/** After the house's first start, which makes the accounts that publish. */
async function startBroker(config: Config, folder: string, start: Start): Promise<Config> {
  const { bind, mqtt: port } = config;
  const accounts = await readCredentials(config);
  const place = { folder: join(folder, 'mosquitto'), bind, port, accounts };
  const { url } = await start('Mosquitto', oneMosquitto(place));
  return { ...config, broker: url };
}

async function oneMosquitto(place: MosquittoOptions) {
  const server = await mosquittoServer(place);
  return { ...server, pid: () => server.pid };
}
