import type { Account } from '../../domain/account.ts';

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

function voiceOf({ id, role, speaksFor }: Account): string {
  return { device: id, gateway: [id, ...speaksFor].join(', '), dispatcher: '–', admin: '–' }[role];
}

function aligned(rows: readonly string[][]): string[] {
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}
