import { Account } from '../../domain/account.ts';
import { PoyangError } from '../../domain/errors.ts';
import { accounts } from '../../domain/topics.ts';
import type { Log } from '../log/log.ts';
import { readAccounts } from './read-accounts.ts';
import { hashSecret } from './secret.ts';

/** Adds an account. Throws CONFIG when there is one of that id, or the id cannot be one. */
export async function addAccount(
  log: Log,
  wish: Pick<Account, 'id' | 'role' | 'speaksFor' | 'link'>,
  secret: string,
): Promise<void> {
  if (!Account.shape.id.safeParse(wish.id).success) {
    throw new PoyangError(
      'CONFIG',
      `"${wish.id}" cannot be an id: use 1 to 64 letters, digits, "-" and "_".`,
    );
  }
  if ((await readAccounts(log)).has(wish.id)) {
    throw new PoyangError(
      'CONFIG',
      `There is an account ${wish.id} already: ./poyang devices rotate ${wish.id} gives it a new secret.`,
    );
  }
  await log.append(accounts, [{ ...wish, hash: await hashSecret(secret), disabled: false }]);
}

/** Gives an account a new secret, takes or gives back its right to come in, to come by raw TCP or to speak for others. Throws CONFIG. */
export async function changeAccount(
  log: Log,
  id: string,
  change:
    | { readonly secret: string }
    | { readonly disabled: boolean }
    | Pick<Account, 'link'>
    | Pick<Account, 'speaksFor'>,
): Promise<Account> {
  const account = (await readAccounts(log)).get(id);
  if (!account) {
    throw new PoyangError('CONFIG', `There is no account "${id}": see ./poyang devices list.`);
  }
  const changed =
    'secret' in change
      ? { ...account, hash: await hashSecret(change.secret) }
      : { ...account, ...change };
  await log.append(accounts, [changed]);
  return changed;
}
