import type { Account } from '../../domain/account.ts';
import type { Station } from '../../domain/station.ts';
import { accounts as accountsTopic, stations as registry } from '../../domain/topics.ts';
import type { Log } from '../log/log.ts';
import { readAccounts } from './read-accounts.ts';
import { hashSecret, makeSecret } from './secret.ts';

/** A station, and whether its gear may come by raw TCP. */
export interface NewStation {
  readonly station: Station;
  readonly link: Account['link'];
}

/** An account's secret in the clear, to be handed to a person once. */
export interface NewSecret {
  readonly id: string;
  readonly secret: string;
}

/** The stations among them that have no account yet. */
export async function withoutAccount(
  log: Log,
  wanted: readonly NewStation[],
): Promise<readonly NewStation[]> {
  const known = await readAccounts(log);
  return wanted.filter(({ station: { id } }) => !known.has(id));
}

/**
 * Registers stations and makes the accounts that are missing; those that there are keep their secrets. `keep` takes the new secrets before
 * anything is changed, so that none is lost.
 */
export async function admitStations(
  log: Log,
  wanted: readonly NewStation[],
  keep: (secrets: readonly NewSecret[]) => void,
): Promise<readonly NewSecret[]> {
  const known = await readAccounts(log);
  const made = (await withoutAccount(log, wanted)).map(({ station: { id } }) => ({
    id,
    secret: makeSecret(),
  }));
  if (made.length > 0) keep(made);
  const secrets = new Map(made.map(({ id, secret }) => [id, secret]));
  const changed: Account[] = [];
  for (const { station, link } of wanted) {
    const secret = secrets.get(station.id);
    const before = known.get(station.id);
    if (secret !== undefined) changed.push(await deviceOf(station.id, secret, link));
    else if (before && link) changed.push({ ...before, link });
  }
  await log.append(
    registry,
    wanted.map(({ station }) => station),
  );
  await log.append(accountsTopic, changed);
  return made;
}

async function deviceOf(id: string, secret: string, link: Account['link']): Promise<Account> {
  const hash = await hashSecret(secret);
  return { id, role: 'device', hash, disabled: false, speaksFor: [], ...(link && { link }) };
}
