import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PoyangError } from '../../domain/errors.ts';
import { reachable } from '../config.ts';
import { end, hasEnded, launch } from './launch.ts';
import { mosquittoPassword } from './mosquitto-password.ts';

/** A Mosquitto on this machine with the shipped configuration. */
export interface MosquittoServer {
  /** As the setting `broker` takes it: with the house's user and its password file. */
  readonly url: string;
  /** The running process; undefined while stopped. */
  readonly pid: number | undefined;
  /** Ends it as a crash would: what it did not save is gone. */
  kill(): Promise<void>;
  /** Starts it on the same folder and port. */
  start(): Promise<void>;
  /** Ends it in order: it saves first. */
  stop(): Promise<void>;
}

export interface MosquittoOptions {
  /** Holds its configuration, passwords and data; made if need be. */
  readonly folder: string;
  readonly port: number;
  /** The address it listens on; default 127.0.0.1. */
  readonly bind?: string;
  /** Devices and gateways, besides the house's own user and those that mosquitto_passwd has added to the file "passwords". */
  readonly accounts?: readonly { readonly id: string; readonly secret: string }[];
}

/** Where Debian puts it; sbin is not on everybody's PATH. */
const PROGRAM = '/usr/sbin/mosquitto';

/** The program, or undefined when this machine lacks it. */
export function findMosquitto(): string | undefined {
  return [PROGRAM, '/usr/local/sbin/mosquitto', '/usr/bin/mosquitto'].find(existsSync);
}

/** Starts Mosquitto. Rejects with CONFIG when the program is missing or does not start, with the remedy. */
export async function mosquittoServer(options: MosquittoOptions): Promise<MosquittoServer> {
  const { folder, port, bind = '127.0.0.1' } = options;
  const at = { host: reachable(bind), port, log: join(folder, 'log') };
  const program = findMosquitto();
  if (!program) throw cannot('it is not installed: apt-get install mosquitto');
  const passwordFile = await writeFolder({ ...options, bind });
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    if (await accepts(at)) throw cannot(`another program listens on port ${port}`);
    const args = ['-c', join(folder, 'mosquitto.conf')];
    child = launch(program as string, args, { log: at.log, lastSignal: 'SIGTERM' }); // it saves first
    await listening(child, at);
  }

  await start();
  return {
    url: `mqtt://${HOUSE}@${at.host}:${port}?passwordFile=${encodeURIComponent(passwordFile)}`,
    get pid() {
      return child && !hasEnded(child) ? child.pid : undefined;
    },
    kill: () => end(child, 'SIGKILL'),
    start,
    stop: () => end(child, 'SIGTERM'),
  };
}

/** The house's own user in infra/mosquitto.acl. */
const HOUSE = 'poyang-ingest';
const OWNER_ONLY = 0o600;
const START_LIMIT_MS = 10_000;

async function writeFolder(options: MosquittoOptions): Promise<string> {
  const { folder, port, bind, accounts = [] } = options;
  const shipped = resolve(import.meta.dirname, '..');
  const at = (name: string) => join(folder, name);
  await mkdir(at('data'), { recursive: true });
  const secret = await keepSecret(at('ingest-password'));
  await writePasswords(at('passwords'), [{ id: HOUSE, secret }, ...accounts]);
  await writeFile(at('mosquitto.acl'), await readFile(join(shipped, 'mosquitto.acl')), {
    mode: OWNER_ONLY,
  });
  const conf = await readFile(join(shipped, 'mosquitto.conf'), 'utf8');
  const here = nativeConfiguration(conf, {
    listener: `${port} ${bind}`,
    password_file: at('passwords'),
    acl_file: at('mosquitto.acl'),
    persistence_location: at('data/'),
  });
  // Started by root it would become the user "mosquitto", who may not read this folder.
  await writeFile(at('mosquitto.conf'), `${here}user ${userInfo().username}\n`);
  return at('ingest-password');
}

/** These accounts' lines, and those of others that are there. */
async function writePasswords(
  file: string,
  accounts: readonly { readonly id: string; readonly secret: string }[],
): Promise<void> {
  const own = await Promise.all(accounts.map(({ id, secret }) => mosquittoPassword(id, secret)));
  const before = existsSync(file) ? (await readFile(file, 'utf8')).split(/^/m) : [];
  const others = before.filter((line) => !accounts.some(({ id }) => line.startsWith(`${id}:`)));
  await writeFile(file, [...own, ...others].join(''), { mode: OWNER_ONLY });
}

/** The shipped lines, with other values for these settings. Throws when a setting is not there to be replaced. */
function nativeConfiguration(conf: string, values: Record<string, string>): string {
  return Object.entries(values).reduce((text, [setting, value]) => {
    const line = new RegExp(`^${setting} .*$`, 'm');
    if (!line.test(text)) throw new Error(`infra/mosquitto.conf has no line "${setting}"`);
    return text.replace(line, () => `${setting} ${value}`);
  }, conf);
}

/** The same secret at each start, so that a house that runs on finds its way in. */
async function keepSecret(file: string): Promise<string> {
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: OWNER_ONLY });
  }
  return readFile(file, 'utf8');
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly log: string;
}

async function listening(child: ChildProcess, at: Place): Promise<void> {
  const giveUpAt = performance.now() + START_LIMIT_MS;
  while (!(await accepts(at))) {
    if (hasEnded(child) || performance.now() > giveUpAt) {
      const told = readFileSync(at.log, 'utf8').slice(-2_000).trim();
      throw cannot(`it did not start on port ${at.port}: ${told}`);
    }
    await wait(20);
  }
}

function accepts({ host, port }: Place): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function cannot(why: string): PoyangError {
  return new PoyangError('CONFIG', `Mosquitto cannot be run: ${why}.`);
}
