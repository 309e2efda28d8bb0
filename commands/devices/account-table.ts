import type { Account } from '../../domain/account.ts';
import { aligned } from './aligned.ts';

/** The accounts as aligned lines under a heading, in order of their ids. */
export function accountTable(accounts: readonly Account[]): string[] {
  if (accounts.length === 0) return ['No accounts yet: ./poyang devices add ID makes one.'];
  const rows = accounts
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map((account) => [
      account.id,
      account.role,
      account.disabled ? 'disabled' : 'enabled',
      voiceOf(account),
    ]);
  return aligned([['ID', 'ROLE', 'STATE', 'SPEAKS FOR'], ...rows]);
}

function voiceOf({ id, role, speaksFor, link }: Account): string {
  return {
    device: link ? `${id}, by raw TCP too` : id,
    gateway: [id, ...speaksFor].join(', '),
    dispatcher: '–',
    admin: '–',
  }[role];
}
