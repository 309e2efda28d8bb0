import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Account } from '../domain/account.ts';
import { PoyangError } from '../domain/errors.ts';
import { accounts } from '../domain/topics.ts';
import { readAccounts } from '../infra/accounts/read-accounts.ts';
import { hashSecret, makeSecret } from '../infra/accounts/secret.ts';
import type { Config } from '../infra/config.ts';
import type { RoomContext } from '../infra/room.ts';

/** An account with its secret, as DATA/credentials.json keeps it. */
export const Credential = Account.pick({ id: true, role: true }).extend({
  secret: z.string().min(1),
});
export type Credential = z.infer<typeof Credential>;

/**
 * Makes the accounts that every house has (an administrator, a demo device, the simulated basin's gateway) unless they
 * are there, with their secrets in DATA/credentials.json, mode 600. Answers the new ones, to be shown once. The file
 * is written before the accounts, so a start that was cut short is finished by the next. Throws CONFIG for a file
 * that cannot be read, and what the log does.
 */
export async function ensureCredentials({
  config,
  log,
}: Pick<RoomContext, 'config' | 'log'>): Promise<Credential[]> {
  const kept = await readCredentials(config);
  const fresh = HOUSE_ACCOUNTS.filter(({ id }) => !kept.some((other) => other.id === id)).map(
    ({ id, role }) => ({ id, role, secret: makeSecret() }),
  );
  if (fresh.length > 0) await writeCredentials(config, [...kept, ...fresh]);

  const known = await readAccounts(log);
  const unknown = kept.filter(({ id }) => !known.has(id));
  const changed = [...fresh, ...unknown].map(async ({ id, role, secret }): Promise<Account> => {
    const { speaksFor = [] } = HOUSE_ACCOUNTS.find((account) => account.id === id) ?? {};
    const before = known.get(id) ?? { id, role, speaksFor: [...speaksFor], disabled: false };
    return { ...before, hash: await hashSecret(secret) };
  });
  if (changed.length > 0) await log.append(accounts, await Promise.all(changed));
  return fresh;
}

/** The secrets in DATA/credentials.json; none when there is no such file. Throws CONFIG when it cannot be read. */
export async function readCredentials({ data }: Pick<Config, 'data'>): Promise<Credential[]> {
  const file = fileIn(data);
  try {
    return z.array(Credential).parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new PoyangError(
      'CONFIG',
      `${file} cannot be read: mend it, or move it away and new secrets are made.`,
      { cause },
    );
  }
}

/** Keeps a changed secret for those who read it from DATA/credentials.json; others are not written down. */
export async function replaceSecret(
  config: Pick<Config, 'data'>,
  id: string,
  secret: string,
): Promise<void> {
  const kept = await readCredentials(config);
  if (!kept.some((one) => one.id === id)) return;
  await writeCredentials(
    config,
    kept.map((one) => (one.id === id ? { ...one, secret } : one)),
  );
}

const HOUSE_ACCOUNTS: readonly Pick<Account, 'id' | 'role' | 'speaksFor'>[] = [
  { id: 'admin', role: 'admin', speaksFor: [] },
  { id: 'demo', role: 'device', speaksFor: [] },
  { id: 'simulator', role: 'gateway', speaksFor: ['*'] },
];

const OWNER_ONLY = 0o600;

function fileIn(data: string): string {
  return join(data, 'credentials.json');
}

/** Whole or not at all, and never readable by others. */
async function writeCredentials(
  { data }: Pick<Config, 'data'>,
  credentials: readonly Credential[],
) {
  await mkdir(data, { recursive: true });
  const draft = `${fileIn(data)}.new`;
  const file = await open(draft, 'w', OWNER_ONLY);
  try {
    await file.chmod(OWNER_ONLY); // a draft left by a crash keeps its own mode
    await file.writeFile(`${JSON.stringify(credentials, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, fileIn(data));
}
