import { onTestFinished } from 'vitest';
import { Account } from '../../domain/account.ts';
import { accounts as accountsTopic } from '../../domain/topics.ts';
import { hashSecret } from '../../infra/accounts/secret.ts';
import type { Clock } from '../../infra/clock.ts';
import { type Config, readConfig } from '../../infra/config.ts';
import { type DoorLimits, doorLimits } from '../../ingest/limits.ts';
import { type Doors, startIngest } from '../../ingest/start-ingest.ts';
import { type SteeredLog, steeredLog } from './steered-log.ts';

export interface TestDoor extends Doors {
  readonly log: SteeredLog;
  /** Every line it logged, with its level before it. */
  readonly lines: readonly string[];
  /** The same for debug, without level. */
  readonly debugLines: readonly string[];
  /** Appends an account as the command line does while the house runs; its secret is `secret-of-<id>`. */
  change(account: { id: string } & Partial<Account>): Promise<void>;
}

/** 2026-07-01T08:00:00+08:00. */
export const NOW = Date.UTC(2026, 6, 1);

/** An open door with devices of these ids, or accounts as described; on a free port by itself. It closes with the test. */
export async function openDoor(
  accounts: readonly (string | ({ id: string } & Partial<Account>))[],
  limits: Partial<DoorLimits> = {},
  port = 0,
  bind = '127.0.0.1',
): Promise<TestDoor> {
  return open(accounts, limits, { mqtt: port, bind });
}

/** The same with the doors for raw TCP and HTTP POST beside it. */
export async function openAllDoors(
  accounts: Parameters<typeof openDoor>[0],
  limits: Partial<DoorLimits> = {},
  settings: Partial<Config> = {},
  clock: Clock = { now: () => NOW },
): Promise<TestDoor> {
  return open(accounts, limits, { mqtt: 0, tcp: 0, post: 0, ...settings }, clock);
}

async function open(
  accounts: Parameters<typeof openDoor>[0],
  limits: Partial<DoorLimits>,
  settings: Partial<Config>,
  clock: Clock = { now: () => NOW },
): Promise<TestDoor> {
  const log = steeredLog();
  const lines: string[] = [];
  const debugLines: string[] = [];
  const change: TestDoor['change'] = async (fields) => {
    const hash = await hashSecret(`secret-of-${fields.id}`);
    await log.append(accountsTopic, [Account.parse({ role: 'device', hash, ...fields })]);
  };
  for (const account of accounts) {
    await change(typeof account === 'string' ? { id: account } : account);
  }
  const door = await startIngest(
    {
      clock,
      config: readConfig(settings, {}),
      log,
      logger: {
        debug: (line) => debugLines.push(line),
        info: (line) => lines.push(`info ${line}`),
        warn: (line) => lines.push(`WARN ${line}`),
        error: (line) => lines.push(`ERROR ${line}`),
      },
    },
    { ...doorLimits, ...limits },
  );
  onTestFinished(() => door.stop());
  return { ...door, log, lines, debugLines, change };
}
