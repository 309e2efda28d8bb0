import { Account } from '../../domain/account.ts';
import { PoyangError } from '../../domain/errors.ts';
import type { Station } from '../../domain/station.ts';
import { stations } from '../../domain/topics.ts';
import { addAccount, changeAccount } from '../../infra/accounts/administer.ts';
import { readAccounts } from '../../infra/accounts/read-accounts.ts';
import { replaceSecret } from '../../ingest/first-start.ts';
import { accountTable } from './account-table.ts';
import { askActions } from './ask-actions.ts';
import { importStations } from './import-action.ts';
import { routeActions } from './route-actions.ts';
import { secretFrom, told } from './secret-option.ts';
import { stationFrom } from './station-option.ts';
import type { Action, Task } from './task.ts';
import { waitingActions } from './waiting-actions.ts';

/** What a word of `./poyang devices` does; answers the lines to print. Throws CONFIG for a word that is none. */
export function actionOf(word: string): Action {
  const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (action) return action;
  throw new PoyangError(
    'CONFIG',
    `Say what to do: ${Object.keys(actions).join(', ')}, simulate. See ./poyang help devices.`,
  );
}

const actions: Record<string, Action> = {
  async add({ log, id, values }) {
    const role = roleOf(values.role);
    const station = values.station === undefined ? [] : [stationFrom(values.station, id)];
    const secret = secretFrom(values['secret-file']);
    const link = linkOf(values);
    if (link && role !== 'device') throw new PoyangError('CONFIG', '--link is for devices alone.');
    const speaksFor = speaksForOf(role, values['speaks-for']);
    await addAccount(log, { id, role, speaksFor, ...(link && { link }) }, secret);
    await log.append(stations, station);
    return [
      `Added the ${role} ${id}.`,
      ...station.map(registered),
      ...(link ? [linked(id)] : []),
      ...told(secret, values),
    ];
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
  async link({ log, id, values }) {
    await changeAccount(log, id, { link: linkOf({ ...values, link: true }) });
    return [linked(id)];
  },
  async unlink({ log, id }) {
    await changeAccount(log, id, { link: undefined });
    return [`${id} comes by raw TCP no more.`];
  },
  ...waitingActions,
  ...routeActions,
  ...askActions,
  import: importStations,
  async rotate({ log, config, id, values }) {
    const secret = secretFrom(values['secret-file']);
    await changeAccount(log, id, { secret });
    await replaceSecret(config, id, secret);
    return [`The old secret of ${id} no longer opens the door.`, ...told(secret, values)];
  },
};

function linkOf(values: Pick<Task['values'], 'link' | 'link-password'>): Account['link'] {
  const password = values['link-password'];
  if (password === undefined) return values.link ? {} : undefined;
  const parsed = Account.shape.link.safeParse({ password });
  if (parsed.success) return parsed.data;
  throw new PoyangError('CONFIG', '--link-password takes 1 to 32 characters.');
}

function linked(id: string): string {
  return `${id} may come by raw TCP, known by the address in its frames.`;
}

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
