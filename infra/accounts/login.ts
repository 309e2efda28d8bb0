import type { Account } from '../../domain/account.ts';
import type { Clock } from '../clock.ts';
import { countFailures, type Failures } from './failures.ts';
import { unmatchableHash } from './secret.ts';
import { createSecretCheck, type SecretCheck } from './secret-check.ts';

/** Who somebody says to be, and from where. */
export interface Claim {
  readonly id: string;
  readonly secret: Uint8Array;
  readonly address: string;
}

/** busy: too many are asking, or too many from this address have failed. */
export type Verdict = 'welcome' | 'wrong' | 'disabled' | 'busy';

/** Judges a claim. A wrong secret and an unknown account take the same time. */
export type Login = (claim: Claim) => Promise<Verdict>;

/** Reads `accounts` anew at each claim, so that it may change under our hands. */
export function createLogin(options: {
  readonly accounts: Pick<ReadonlyMap<string, Account>, 'get'>;
  readonly clock: Clock;
  readonly check?: SecretCheck;
}): Login {
  const desk = {
    accounts: options.accounts,
    check: options.check ?? createSecretCheck(),
    failures: countFailures(options.clock),
    hashOfStrangers: unmatchableHash(),
  };
  return (claim) => judge(desk, claim);
}

interface Desk {
  readonly accounts: Pick<ReadonlyMap<string, Account>, 'get'>;
  readonly check: SecretCheck;
  readonly failures: Failures;
  readonly hashOfStrangers: string;
}

async function judge(desk: Desk, { id, secret, address }: Claim): Promise<Verdict> {
  const account = desk.accounts.get(id);
  const hash = account?.hash ?? desk.hashOfStrangers;
  if (account && desk.check.remembers(id, secret, hash)) return standing(account);

  const isWorthIt = () => !desk.failures.isBarred(address);
  if (!isWorthIt()) return 'busy';
  const isRight = await desk.check.verify({ id, secret, hash, isWorthIt });
  if (isRight === undefined) return 'busy';

  const now = desk.accounts.get(id);
  if (isRight && now?.hash === hash) return standing(now);
  desk.failures.count(address);
  return 'wrong';
}

function standing(account: Account): Verdict {
  return account.disabled ? 'disabled' : 'welcome';
}
