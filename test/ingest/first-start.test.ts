import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accounts } from '../../domain/topics.ts';
import { readAccounts } from '../../infra/accounts/read-accounts.ts';
import { verifySecret } from '../../infra/accounts/secret.ts';
import { readConfig } from '../../infra/config.ts';
import { ensureCredentials, readCredentials, replaceSecret } from '../../ingest/first-start.ts';
import { memoryLog } from '../fakes/memory-log.ts';

function dataFolder() {
  const data = mkdtempSync(join(tmpdir(), 'poyang-first-start-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  return readConfig({ data }, {});
}

test('the first start makes an administrator, a demo device and the simulator, each with a secret of its own', async () => {
  const config = dataFolder();
  const log = memoryLog();
  const fresh = await ensureCredentials({ config, log });
  expect(fresh.map(({ id, role }) => `${id} ${role}`)).toEqual([
    'admin admin',
    'demo device',
    'simulator gateway',
  ]);
  const known = await readAccounts(log);
  expect(known.get('simulator')?.speaksFor).toEqual(['*']);
  expect(known.get('demo')?.speaksFor).toEqual([]);
  for (const { id, secret } of fresh) {
    expect(await verifySecret(secret, known.get(id)?.hash ?? '')).toBe(true);
    expect(Buffer.from(secret, 'base64url').length).toBeGreaterThanOrEqual(16);
  }
});

test('the secrets are kept in a file that only its owner may read', async () => {
  const config = dataFolder();
  const fresh = await ensureCredentials({ config, log: memoryLog() });
  expect(statSync(join(config.data, 'credentials.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(config.data)).toEqual(['credentials.json']);
  expect(await readCredentials(config)).toEqual(fresh);
});

test('a later start makes nothing new and appends nothing', async () => {
  const config = dataFolder();
  const log = memoryLog();
  await ensureCredentials({ config, log });
  expect(await ensureCredentials({ config, log })).toEqual([]);
  expect(await log.lag(accounts, 'anybody')).toBe(3);
});

test('a start that was cut short after the file is finished by the next, with the same secrets', async () => {
  const config = dataFolder();
  const [admin] = await ensureCredentials({ config, log: memoryLog() });
  const emptyLog = memoryLog();
  expect(await ensureCredentials({ config, log: emptyLog })).toEqual([]);
  const known = await readAccounts(emptyLog);
  expect([...known.keys()]).toEqual(['admin', 'demo', 'simulator']);
  expect(await verifySecret(admin?.secret ?? '', known.get('admin')?.hash ?? '')).toBe(true);
});

test('a lost file is made anew, with new secrets that hold; a disabled account stays disabled', async () => {
  const config = dataFolder();
  const log = memoryLog();
  await ensureCredentials({ config, log });
  const demo = (await readAccounts(log)).get('demo');
  if (demo) await log.append(accounts, [{ ...demo, disabled: true }]);
  rmSync(join(config.data, 'credentials.json'));
  const fresh = await ensureCredentials({ config, log });
  expect(fresh).toHaveLength(3);
  const known = await readAccounts(log);
  expect(known.get('demo')?.disabled).toBe(true);
  for (const { id, secret } of fresh) {
    expect(await verifySecret(secret, known.get(id)?.hash ?? '')).toBe(true);
  }
});

test('a file that cannot be read is told with its name and the remedy, and is not written over', async () => {
  const config = dataFolder();
  const file = join(config.data, 'credentials.json');
  writeFileSync(file, '[{"id":');
  await expect(ensureCredentials({ config, log: memoryLog() })).rejects.toMatchObject({
    code: 'CONFIG',
    message: `${file} cannot be read: mend it, or move it away and new secrets are made.`,
  });
  expect(readFileSync(file, 'utf8')).toBe('[{"id":');
});

test('a changed secret is kept for an account that is in the file, and for no other', async () => {
  const config = dataFolder();
  await ensureCredentials({ config, log: memoryLog() });
  await replaceSecret(config, 'demo', 'new');
  await replaceSecret(config, 'S1', 'never written down');
  const kept = await readCredentials(config);
  expect(kept.map(({ id }) => id)).toEqual(['admin', 'demo', 'simulator']);
  expect(kept[1]?.secret).toBe('new');
});
