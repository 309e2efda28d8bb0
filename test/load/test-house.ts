import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, supervise } from '../../commands/up/supervise.ts';
import type { Account } from '../../domain/account.ts';
import type { Station } from '../../domain/station.ts';
import * as topics from '../../domain/topics.ts';
import { hashSecret } from '../../infra/accounts/secret.ts';
import { systemClock } from '../../infra/clock.ts';
import { type Config, readConfig } from '../../infra/config.ts';
import type { Log } from '../../infra/log/log.ts';
import { openLog } from '../../infra/log/open-log.ts';
import { silentLogger } from '../../infra/logger.ts';
import { freePorts } from '../../infra/servers/free-ports.ts';
import { openStore } from '../../infra/store/open-store.ts';
import type { Store } from '../../infra/store/store.ts';

/** A whole house of real room processes on a data folder and ports of its own, gone without a trace after `stop`. */
export interface TestHouse {
  readonly config: Config;
  readonly log: Log;
  /** Reads what the streams room writes. */
  readonly store: Store;
  /** The running process of each room. */
  readonly pids: ReadonlyMap<string, number>;
  /** Ends one room's process as a crash would. */
  kill(room: string): void;
  /** Resolves when every packet in the log has been dealt with. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestHouseOptions {
  readonly stations: readonly Station[];
  readonly accounts: readonly Account[];
  readonly rooms?: readonly string[];
  /** Fills the data folder before the rooms start. */
  readonly seed?: (config: Config) => Promise<void>;
}

export async function testHouse(options: TestHouseOptions): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-house-'));
  const [http, mqtt, tcp] = await freePorts(3);
  const config = readConfig({ data: folder, http, mqtt, tcp, simulator: false }, {});
  const log = await openLog(config, systemClock, silentLogger);
  await log.append(topics.accounts, options.accounts);
  await log.append(topics.stations, options.stations);

  await options.seed?.(config);

  const pids = new Map<string, number>();
  const house = supervise({
    config,
    rooms: options.rooms ?? ['streams', 'dashboard', 'ingest'],
    onMessage: () => undefined,
    say: () => undefined,
    longestWaitMs: 500,
    onStart: (room, pid) => pid !== undefined && pids.set(room, pid),
  });
  await Promise.race([house.ready, house.broken]);
  const store = await openStore(config, { readOnly: true });
  return {
    config,
    log,
    store,
    pids,
    kill: (room) => process.kill(pids.get(room) ?? 0, 'SIGKILL'),
    drained: () =>
      until(async () => {
        const waiting = [log.lag(topics.raw, 'quality'), log.lag(topics.late, 'late')];
        return (await Promise.all(waiting)).every((lag) => lag === 0);
      }, 120),
    stop: () => tearDown(house, [log, store], folder),
  };
}

/** A gateway account that may speak for all stations, with its secret. */
export async function gateway(
  id: string,
): Promise<{ id: string; secret: string; account: Account }> {
  const secret = `secret-of-${id}`;
  const hash = await hashSecret(secret);
  return { id, secret, account: { id, role: 'gateway', hash, disabled: false, speaksFor: ['*'] } };
}

/** Waits for a condition, looking every 50 ms; fails after so many seconds. */
export async function until(condition: () => Promise<boolean>, seconds: number): Promise<void> {
  const giveUpAt = performance.now() + seconds * 1000;
  while (!(await condition())) {
    if (performance.now() > giveUpAt)
      throw new Error(`Still not so after ${seconds} s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function tearDown(house: House, ports: { close(): Promise<void> }[], folder: string) {
  await house.stop();
  await Promise.all(ports.map((port) => port.close()));
  rmSync(folder, { recursive: true, force: true });
}
