import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpServers } from '../../commands/setup.ts';
import { type House, supervise } from '../../commands/up/supervise.ts';
import type { Station } from '../../domain/station.ts';
import * as topics from '../../domain/topics.ts';
import { systemClock } from '../../infra/clock.ts';
import { type Config, readConfig } from '../../infra/config.ts';
import type { Log } from '../../infra/log/log.ts';
import { openLog } from '../../infra/log/open-log.ts';
import { silentLogger } from '../../infra/logger.ts';
import { freePorts } from '../../infra/servers/free-ports.ts';
import { type InfluxServer, influxServer } from '../../infra/servers/influxdb.ts';
import { type KafkaServers, kafkaCluster } from '../../infra/servers/kafka.ts';
import { type MosquittoServer, mosquittoServer } from '../../infra/servers/mosquitto.ts';
import { openStore } from '../../infra/store/open-store.ts';
import type { Store } from '../../infra/store/store.ts';

/** A whole house of real room processes on a Kafka, an InfluxDB and a Mosquitto of its own, gone after `stop`. */
export interface ServerHouse {
  readonly config: Config;
  readonly log: Log;
  /** Reads what the streams rooms write. */
  readonly store: Store;
  readonly kafka: KafkaServers;
  readonly influx: InfluxServer;
  readonly mosquitto: MosquittoServer;
  /** The running process of each room; that of `startRoom` is called `streams 2` or so. */
  readonly pids: ReadonlyMap<string, number>;
  /** Ends one room's process as a crash would; it is started again. */
  kill(room: string): void;
  /** Another process of a room, beside the one that is there, until it is stopped. */
  startRoom(room: string): Promise<House>;
  stop(): Promise<void>;
}

export interface ServerHouseOptions {
  readonly stations: readonly Station[];
  /** Gateways: each may publish for all stations. */
  readonly accounts: readonly { readonly id: string; readonly secret: string }[];
  /** After which a request to InfluxDB has failed. */
  readonly timeoutSeconds?: number;
}

export async function serverHouse(options: ServerHouseOptions): Promise<ServerHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-servers-'));
  const undo: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true })];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    return await build(folder, options, { undo, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Ending {
  readonly undo: (() => Promise<unknown>)[];
  stop(): Promise<void>;
}

async function build(
  folder: string,
  options: ServerHouseOptions,
  { undo, stop }: Ending,
): Promise<ServerHouse> {
  const servers = await startServers(folder, options, undo);
  const { config } = servers;
  await setUpServers(config, () => undefined);
  const log = await openLog(config, systemClock, silentLogger);
  undo.push(() => log.close());
  await log.append(topics.stations, options.stations);
  const store = await openStore(config, { readOnly: true });
  undo.push(() => store.close());

  const pids = new Map<string, number>();
  const live = async (rooms: readonly string[], nameOf = (room: string) => room) => {
    const house = supervise({
      config,
      rooms,
      onMessage: () => undefined,
      say: () => undefined,
      longestWaitMs: 500,
      onStart: (room, pid) => pid !== undefined && pids.set(nameOf(room), pid),
    });
    undo.push(() => house.stop());
    await Promise.race([house.ready, house.broken]);
    return house;
  };
  await live(['streams', 'dashboard', 'ingest']);
  return {
    ...servers,
    log,
    store,
    pids,
    kill: (room) => process.kill(pids.get(room) ?? 0, 'SIGKILL'),
    startRoom: (room) => live([room], (name) => `${name} 2`),
    stop,
  };
}

async function startServers(
  folder: string,
  { accounts, timeoutSeconds = 10 }: ServerHouseOptions,
  undo: Ending['undo'],
) {
  const [http = 0, mqtt = 0, port = 0] = await freePorts(3);
  const kafka = await kafkaCluster({ folder: join(folder, 'kafka'), nodes: 1 });
  undo.push(() => kafka.stop());
  const influx = await influxServer({ folder: join(folder, 'influxdb'), port });
  undo.push(() => influx.stop());
  const place = { folder: join(folder, 'mosquitto'), port: mqtt };
  const mosquitto = await mosquittoServer({ ...place, accounts });
  undo.push(() => mosquitto.stop());
  await mayPublish(mosquitto, place.folder, accounts);
  const token = `tokenFile=${encodeURIComponent(influx.tokenFile)}`;
  const config = readConfig(
    {
      ...{ data: folder, http, mqtt, simulator: false },
      log: `kafka://${kafka.brokers}`,
      store: `influx://127.0.0.1:${port}/${influx.org}?${token}&timeoutSeconds=${timeoutSeconds}`,
      broker: mosquitto.url,
    },
    {},
  );
  return { config, kafka, influx, mosquitto };
}

/** As infra/mosquitto.acl says of gateways: "add yours like this one". */
async function mayPublish(
  mosquitto: MosquittoServer,
  folder: string,
  accounts: ServerHouseOptions['accounts'],
): Promise<void> {
  await mosquitto.stop();
  const lines = accounts.map(({ id }) => `\nuser ${id}\ntopic write poyang/+/+\n`);
  appendFileSync(join(folder, 'mosquitto.acl'), lines.join(''));
  await mosquitto.start();
}
