import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../../infra/config.ts';
import { freePorts } from '../../infra/servers/free-ports.ts';
import { type InfluxServer, influxServer } from '../../infra/servers/influxdb.ts';
import { type KafkaServers, kafkaCluster } from '../../infra/servers/kafka.ts';
import { type MosquittoServer, mosquittoServer } from '../../infra/servers/mosquitto.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

export interface ServersOptions {
  /** Gateways: each may publish for all stations. */
  readonly accounts: readonly { readonly id: string; readonly secret: string }[];
  /** After which a request to InfluxDB has failed. */
  readonly timeoutSeconds?: number;
  /** Kafka's nodes; default 1. */
  readonly nodes?: 1 | 3;
  /** The house's own door instead of Mosquitto. */
  readonly ownDoor?: boolean;
  /** All of Kafka's nodes on a disk of their own of so many MiB. */
  readonly kafkaDisk?: number;
}

/** The servers of a house, and the settings that name them. */
export interface Servers {
  readonly config: Config;
  readonly kafka: KafkaServers;
  readonly influx: InfluxServer;
  readonly mosquitto: MosquittoServer;
  readonly disk: SmallDisk | undefined;
}

/** Starts them in a folder, and puts what ends them into `undo`. */
export async function startServers(
  folder: string,
  options: ServersOptions,
  undo: (() => Promise<unknown>)[],
): Promise<Servers> {
  const { kafkaDisk, nodes = 1, timeoutSeconds = 10 } = options;
  const [http = 0, mqtt = 0, port = 0] = await freePorts(3);
  const kafkaFolder = join(folder, 'kafka');
  const disk = kafkaDisk === undefined ? undefined : smallDisk(kafkaFolder, kafkaDisk);
  undo.push(async () => disk?.remove());
  const kafka = await kafkaCluster({ folder: kafkaFolder, nodes });
  undo.push(() => kafka.stop());
  const influx = await influxServer({ folder: join(folder, 'influxdb'), port });
  undo.push(() => influx.stop());
  const mosquitto = await startDoor(join(folder, 'mosquitto'), mqtt, options);
  undo.push(() => mosquitto.stop());
  const token = `tokenFile=${encodeURIComponent(influx.tokenFile)}`;
  const config = readConfig(
    {
      ...{ data: folder, http, mqtt, simulator: false },
      log: kafka.log,
      store: `influx://127.0.0.1:${port}/${influx.org}?${token}&timeoutSeconds=${timeoutSeconds}`,
      broker: mosquitto.url,
    },
    {},
  );
  return { config, kafka, influx, mosquitto, disk };
}

async function startDoor(
  folder: string,
  port: number,
  { accounts, ownDoor = false }: ServersOptions,
): Promise<MosquittoServer> {
  if (ownDoor) return OWN_DOOR;
  const mosquitto = await mosquittoServer({ folder, port, accounts });
  await mosquitto.stop();
  // As infra/mosquitto.acl says of gateways: "add yours like this one".
  const lines = accounts.map(({ id }) => `\nuser ${id}\ntopic write poyang/+/+\n`);
  appendFileSync(join(folder, 'mosquitto.acl'), lines.join(''));
  await mosquitto.start();
  return mosquitto;
}

/** Where the room `ingest` is the broker, there is nothing to start. */
const OWN_DOOR: MosquittoServer = {
  url: 'embedded',
  pid: undefined,
  kill: async () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
};
