import type { Account } from '../../domain/account.ts';
import { accountSpeaksFor } from '../accounts/sessions.ts';
import type { Threshold } from '../threshold.ts';
import type { LinkFrame } from './link-protocol.ts';

/** Whom a frame is taken from, or why it is not taken. */
export type Speaker =
  | { readonly ok: true; readonly device: string }
  | { readonly ok: false; readonly device: string; readonly why: keyof typeof REFUSALS };

/** In the words of the log. */
export const REFUSALS = {
  unknown: 'Took no frame: no account of that device may come by raw TCP',
  disabled: 'Refused the frame of a disabled account',
  password: 'Refused a frame: the password in it is wrong',
  barred: 'Refused a frame: too many wrong passwords came from there',
} as const;

/** Judges by the certificate of the link, else by the address in the frame, and by its password where the device has one. */
export function whoSpeaks(
  { accounts, callSigns, failures }: Threshold,
  { station, password }: LinkFrame,
  { from, certified }: { readonly from: string; readonly certified: string | undefined },
): Speaker {
  const device = callSigns.deviceOf(station);
  const holder = accounts.get(certified ?? '');
  if (holder && !holder.disabled && accountSpeaksFor(holder, device)) return { ok: true, device };
  const account = accounts.get(device);
  if (!mayCome(account)) return { ok: false, device, why: 'unknown' };
  if (account.disabled) return { ok: false, device, why: 'disabled' };
  const wanted = account.link.password;
  if (wanted === undefined) return { ok: true, device };
  if (failures.isBarred(from)) return { ok: false, device, why: 'barred' };
  if (wanted === password) return { ok: true, device };
  failures.count(from);
  return { ok: false, device, why: 'password' };
}

type LinkAccount = Account & { link: NonNullable<Account['link']> };

function mayCome(account: Account | undefined): account is LinkAccount {
  return account?.link !== undefined;
}
