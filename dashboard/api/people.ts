import type { Account } from '../../domain/account.ts';
import { type Claim, createLogin } from '../../infra/accounts/login.ts';
import type { Clock } from '../../infra/clock.ts';
import { problem } from './problem.ts';

/** Who may change something here: a person with an account of the house. */
export interface People {
  /** The account that a request speaks for by HTTP Basic (RFC 7617). Throws the problem: 401, 403 or 429. */
  deciding(request: Asking): Promise<Account>;
  /** The same for administrators alone. */
  administering(request: Asking): Promise<Account>;
}

/** What of a request says who asks. */
export interface Asking {
  readonly headers: { readonly authorization?: string | undefined };
  readonly ip: string;
}

/** Dispatchers and administrators of the house may decide; the accounts of gear may not. */
export function createPeople(accounts: () => ReadonlyMap<string, Account>, clock: Clock): People {
  const login = createLogin({ accounts: { get: (id) => accounts().get(id) }, clock });
  async function one(roles: readonly Account['role'][], asking: Asking) {
    const account = await whoAsks(asking);
    if (roles.includes(account.role)) return account;
    const whose = roles[0] === 'admin' ? 'an administrator’s' : `a ${roles[0]}’s`;
    throw problem(403, `The account ${account.id} is a ${account.role}: ask with ${whose}.`);
  }
  async function whoAsks({ headers, ip }: Asking): Promise<Account> {
    const claim = claimOf(headers.authorization, ip);
    if (claim === undefined) throw problem(401, 'Say who you are: account and secret.');
    const verdict = await login(claim);
    if (verdict === 'busy') throw problem(429, 'Too many logins just now. Wait a minute.');
    const account = verdict === 'welcome' ? accounts().get(claim.id) : undefined;
    if (account === undefined) throw problem(401, 'Unknown account, or wrong secret.');
    return account;
  }
  return {
    deciding: (request) => one(['dispatcher', 'admin'], request),
    administering: (request) => one(['admin'], request),
  };
}

function claimOf(authorization = '', address: string): Claim | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? [];
  const [, id, secret] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return { id, secret: Buffer.from(secret), address };
}
