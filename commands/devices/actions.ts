import { PoyangError } from '../../domain/errors.ts';
import type { Station } from '../../domain/station.ts';
import { stations } from '../../domain/topics.ts';
import type { Config } from '../../infra/config.ts';
import type { Log } from '../../infra/log/log.ts';
import { addAccount, changeAccount } from '../../ingest/accounts/administer.ts';
import { readAccounts } from '../../ingest/accounts/read-accounts.ts';
import { replaceSecret } from '../../ingest/first-start.ts';
import { accountTable } from './account-table.ts';
import { secretFrom } from './secret-option.ts';
import { stationFrom } from './station-option.ts';

interface Task {
  readonly log: Log;
  readonly config: Config;
  readonly id: string;
  readonly values: {
    readonly role: string;
    readonly 'speaks-for'?: string;
    readonly 'secret-file'?: string;
    readonly station?: string;
  };
}

/** What a word of `./poyang devices` does; answers the lines to print. Throws CONFIG for a word that is none. */
export function actionOf(word: string): Action {
  const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (action) return action;
  throw new PoyangError(
    'CONFIG',
    `Say what to do: ${Object.keys(actions).join(', ')}. See ./poyang help devices.`,
  );
}

type Action = (task: Task) => Promise<string[]>;

const actions: Record<string, Action> = {
  async add({ log, id, values }) {
    const role = roleOf(values.role);
    const station = values.station === undefined ? [] : [stationFrom(values.station, id)];
    const secret = secretFrom(values['secret-file']);
    await addAccount(log, { id, role, speaksFor: speaksForOf(role, values['speaks-for']) }, secret);
    await log.append(stations, station);
    return [`Added the ${role} ${id}.`, ...station.map(registered), ...told(secret, values)];
  },
  async register({ log, id, values }) {
    if (values.station === undefined) {
      throw new PoyangError('CONFIG', `Say what station ${id} is: --station FILE.`);
    }
    const station = stationFrom(values.station, id);
    await log.append(stations, [station]);
    return [registered(station)];
  },
  async list({ log }) {
    return accountTable([...(await readAccounts(log)).values()]);
  },
  async disable({ log, id }) {
    await changeAccount(log, id, { disabled: true });
    return [`${id} is disabled: its connections are closed and it is let in no more.`];
  },
  async enable({ log, id }) {
    await changeAccount(log, id, { disabled: false });
    return [`${id} is let in again.`];
  },
  async rotate({ log, config, id, values }) {
    const secret = secretFrom(values['secret-file']);
    await changeAccount(log, id, { secret });
    await replaceSecret(config, id, secret);
    return [`The old secret of ${id} no longer opens the door.`, ...told(secret, values)];
  },
};

function registered({ id, series, levels }: Station): string {
  return `Registered the station ${id}: ${series.length} series, ${levels.length} warning levels.`;
}

function roleOf(role: string): (typeof ROLES)[number] {
  const known = ROLES.find((one) => one === role);
  if (known !== undefined) return known;
  throw new PoyangError('CONFIG', `--role takes device, gateway or dispatcher, not "${role}".`);
}

const ROLES = ['device', 'gateway', 'dispatcher'] as const;

const STATIONS = /^(\*|[A-Za-z0-9_-]{1,64}(,[A-Za-z0-9_-]{1,64})*)$/;

function speaksForOf(role: string, list: string | undefined): string[] {
  if (list === undefined) return [];
  if (role !== 'gateway') {
    throw new PoyangError('CONFIG', 'Only a gateway speaks for others: add --role gateway.');
  }
  if (STATIONS.test(list)) return list.split(',');
  throw new PoyangError(
    'CONFIG',
    `--speaks-for takes station ids with commas between, or "*", not "${list}".`,
  );
}

function told(secret: string, values: Task['values']): string[] {
  if (values['secret-file'] !== undefined) return [];
  return [`Its secret, shown this once: ${secret}`];
}
