import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpServers } from '../../commands/setup.ts';
import { type House, supervise } from '../../commands/up/supervise.ts';
import type { Account } from '../../domain/account.ts';
import type { Station } from '../../domain/station.ts';
import * as topics from '../../domain/topics.ts';
import { hashSecret } from '../../infra/accounts/secret.ts';
import { systemClock } from '../../infra/clock.ts';
import type { Config } from '../../infra/config.ts';
import type { Journal } from '../../infra/journal/journal.ts';
import { openJournal } from '../../infra/journal/open-journal.ts';
import type { Log } from '../../infra/log/log.ts';
import { openLog } from '../../infra/log/open-log.ts';
import { silentLogger } from '../../infra/logger.ts';
import { openStore } from '../../infra/store/open-store.ts';
import type { Store } from '../../infra/store/store.ts';
import { type Servers, type ServersOptions, startServers } from './start-servers.ts';

/** A whole house of real room processes on a Kafka, an InfluxDB and a Mosquitto of its own, gone after `stop`. */
export interface ServerHouse extends Servers {
  readonly log: Log;
  /** Read what the streams rooms write. */
  readonly store: Store;
  readonly journal: Journal;
  /** The running process of each room; that of `startRoom` is called `streams 2` or so. */
  readonly pids: ReadonlyMap<string, number>;
  /** Sends one room's process a signal; by SIGKILL it ends as in a crash, and is started again. */
  signal(room: string, signal: NodeJS.Signals): void;
  /** Another process of a room, beside the one that is there, until it is stopped. */
  startRoom(room: string): Promise<House>;
  stop(): Promise<void>;
}

export interface ServerHouseOptions extends ServersOptions {
  readonly stations: readonly Station[];
}

export async function serverHouse(options: ServerHouseOptions): Promise<ServerHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-servers-'));
  const undo: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true })];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const servers = await startServers(folder, options, undo);
    await setUpServers(servers.config, () => undefined);
    const ports = await openPorts(servers.config, undo);
    await announce(ports.log, options);
    return { ...servers, ...ports, ...(await startRooms(servers.config, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Undo = (() => Promise<unknown>)[];

async function openPorts(config: Config, undo: Undo) {
  const log = await openLog(config, systemClock, silentLogger);
  const store = await openStore(config, { readOnly: true });
  const journal = await openJournal(config, { readOnly: true, logger: silentLogger });
  undo.push(() => Promise.all([log.close(), store.close(), journal.close()]));
  return { log, store, journal };
}

/** Its stations, and the gateways to its own door; Mosquitto has its own list of them. */
async function announce(log: Log, options: ServerHouseOptions): Promise<void> {
  const { stations, accounts, ownDoor = false } = options;
  await log.append(topics.stations, stations);
  if (!ownDoor) return;
  const gateways = accounts.map(async ({ id, secret }): Promise<Account> => {
    const hash = await hashSecret(secret);
    return { id, hash, role: 'gateway', disabled: false, speaksFor: ['*'] };
  });
  await log.append(topics.accounts, await Promise.all(gateways));
}

async function startRooms(config: Config, undo: Undo) {
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
    pids,
    signal: (room: string, signal: NodeJS.Signals) =>
      void process.kill(pids.get(room) ?? 0, signal),
    startRoom: (room: string) => live([room], (name) => `${name} 2`),
  };
}
