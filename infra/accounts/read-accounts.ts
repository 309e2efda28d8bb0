import type { Account } from '../../domain/account.ts';
import { accounts } from '../../domain/topics.ts';
import { newest } from '../follow.ts';
import type { Log } from '../log/log.ts';

/** Every account by its id, as the log has them now. */
export function readAccounts(log: Log): Promise<ReadonlyMap<string, Account>> {
  return newest(log, accounts);
}
