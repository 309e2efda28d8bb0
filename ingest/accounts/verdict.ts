import type { Claim, Verdict } from '../../infra/accounts/login.ts';
import type { Threshold } from '../threshold.ts';

/** Judges a claim: by the certificate of its connection where that bears the same name, else by its secret. */
export function verdictOf(
  { accounts, login }: Pick<Threshold, 'accounts' | 'login'>,
  claim: Claim,
  certified: string | undefined,
): Promise<Verdict> | Verdict {
  if (claim.id === '') return 'wrong';
  if (claim.id !== certified) return login(claim);
  const account = accounts.get(claim.id);
  if (!account) return 'wrong';
  return account.disabled ? 'disabled' : 'welcome';
}
