import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './config.ts';
import { mosquittoPassword } from './servers/mosquitto-password.ts';

/**
 * Run as `node infra/make-secrets.ts [DEVICE …] [--folder FOLDER]`. Makes the files of secrets that infra/compose.yaml and
 * infra/k8s/ name, where they are missing, and a user of Mosquitto for each DEVICE, whose secret it prints this once.
 */
const args = process.argv.slice(2);
const at = args.indexOf('--folder');
const [, given] = at < 0 ? [] : args.splice(at, 2);
const folder = given ?? join(PROJECT, 'infra/secrets');

/** Containers read the files as users of their own; the folder is what keeps others of this machine out. */
const READABLE = 0o644;
mkdirSync(folder, { recursive: true, mode: 0o700 });
write('.gitignore', '*\n');
for (const name of ['influxdb-password', 'influxdb-token']) write(name, secret());
if (write('ingest-password', secret())) await addUser('poyang-ingest', read('ingest-password'));
for (const device of args) await addDevice(device);

async function addDevice(device: string): Promise<void> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(device)) return complain(`"${device}" cannot be an id`);
  if (`\n${read('mosquitto-passwords')}`.includes(`\n${device}:`))
    return complain(`${device} is there`);
  const own = secret();
  await addUser(device, own);
  process.stdout.write(`${device} ${own}\n`);
}

async function addUser(user: string, own: string): Promise<void> {
  const line = await mosquittoPassword(user, own);
  appendFileSync(join(folder, 'mosquitto-passwords'), line, { mode: READABLE });
}

/** False when the file was there, which then stays as it is. */
function write(name: string, content: string): boolean {
  const file = join(folder, name);
  if (existsSync(file)) return false;
  writeFileSync(file, content, { mode: READABLE });
  return true;
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function complain(what: string): void {
  process.stderr.write(`make-secrets: ${what}; nothing was changed for it.\n`);
  process.exitCode = 1;
}
