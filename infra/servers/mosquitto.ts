import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PoyangError } from '../../domain/errors.ts';
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
  /** Devices and gateways, besides the house's own user. */
  readonly accounts?: readonly { readonly id: string; readonly secret: string }[];
}

/** Where Debian puts it; sbin is not on everybody's PATH. */
const PROGRAM = '/usr/sbin/mosquitto';

/** The program, or undefined when this machine lacks it. */
export function findMosquitto(): string | undefined {
  return [PROGRAM, '/usr/local/sbin/mosquitto', '/usr/bin/mosquitto'].find(existsSync);
}

/** Starts Mosquitto on 127.0.0.1. Rejects with CONFIG when the program is missing or does not start, with the remedy. */
export async function mosquittoServer(options: MosquittoOptions): Promise<MosquittoServer> {
  const { folder, port } = options;
  const program = findMosquitto();
  if (!program) throw cannot('it is not installed: apt-get install mosquitto');
  const passwordFile = await writeFolder(options);
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    if (await accepts(port)) throw cannot(`another program listens on port ${port}`);
    child = launch(program as string, join(folder, 'mosquitto.conf'));
    await listening(child, port);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  await start();
  return {
    url: `mqtt://${HOUSE}@127.0.0.1:${port}?passwordFile=${encodeURIComponent(passwordFile)}`,
    get pid() {
      return child?.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    kill: () => end('SIGKILL'),
    start,
    stop: () => end('SIGTERM'),
  };
}

/** The house's own user in infra/mosquitto.acl. */
const HOUSE = 'poyang-ingest';
const OWNER_ONLY = 0o600;
const START_LIMIT_MS = 10_000;

async function writeFolder({ folder, port, accounts = [] }: MosquittoOptions): Promise<string> {
  const shipped = resolve(import.meta.dirname, '..');
  const at = (name: string) => join(folder, name);
  await mkdir(at('data'), { recursive: true });
  const secret = await keepSecret(at('ingest-password'));
  const lines = await Promise.all(
    [{ id: HOUSE, secret }, ...accounts].map(({ id, secret }) => mosquittoPassword(id, secret)),
  );
  await writeFile(at('passwords'), lines.join(''), { mode: OWNER_ONLY });
  await writeFile(at('mosquitto.acl'), await readFile(join(shipped, 'mosquitto.acl')), {
    mode: OWNER_ONLY,
  });
  const conf = await readFile(join(shipped, 'mosquitto.conf'), 'utf8');
  const here = nativeConfiguration(conf, {
    listener: `${port} 127.0.0.1`,
    password_file: at('passwords'),
    acl_file: at('mosquitto.acl'),
    persistence_location: at('data/'),
  });
  // Started by root it would become the user "mosquitto", who may not read this folder.
  await writeFile(at('mosquitto.conf'), `${here}user ${userInfo().username}\n`);
  return at('ingest-password');
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

/** It does not outlive this process. */
function launch(program: string, configuration: string): ChildProcess {
  const child = spawn(program, ['-c', configuration], { stdio: ['ignore', 'ignore', 'pipe'] });
  const endToo = () => child.kill('SIGKILL');
  process.once('exit', endToo);
  child.once('exit', () => process.off('exit', endToo));
  return child;
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  let told = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told = (told + text).slice(-2_000);
  });
  const giveUpAt = performance.now() + START_LIMIT_MS;
  while (!(await accepts(port))) {
    const isOver = child.exitCode !== null || performance.now() > giveUpAt;
    if (isOver) throw cannot(`it did not start on port ${port}: ${told.trim()}`);
    await wait(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function cannot(why: string): PoyangError {
  return new PoyangError('CONFIG', `Mosquitto cannot be run: ${why}.`);
}
