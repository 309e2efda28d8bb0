import type { Account } from '../../domain/account.ts';
import { accounts } from '../../domain/topics.ts';
import { follow } from '../../infra/follow.ts';
import type { Log } from '../../infra/log/log.ts';

/** Every account by its id, as the log has them now. */
export async function readAccounts(log: Log): Promise<ReadonlyMap<string, Account>> {
  const done = new AbortController();
  try {
    return await follow(log, accounts, { signal: done.signal });
  } finally {
    done.abort();
  }
}
