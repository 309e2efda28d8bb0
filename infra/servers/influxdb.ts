import { type ChildProcess, execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PoyangError } from '../../domain/errors.ts';
import { environmentVariable } from '../config.ts';
import { end, hasEnded, launch } from './launch.ts';

/** An InfluxDB of this machine's own, and what can happen to it. */
export interface InfluxServer {
  readonly url: string;
  readonly org: string;
  /** May do everything. */
  readonly token: string;
  /** Holds the token, mode 600. */
  readonly tokenFile: string;
  pid(): number | undefined;
  /** Begins again after `stop` or `kill`; resolves when it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGSTOP and SIGCONT. */
  freeze(): void;
  thaw(): void;
}

/**
 * Starts InfluxDB 2.7 on 127.0.0.1 with its data in `folder`, and onboards it the first time. The server comes from the
 * cache, or is built into it by get-influxd.sh. Throws CONFIG when it cannot be had or does not start.
 */
export async function influxServer(place: { folder: string; port: number }): Promise<InfluxServer> {
  const binary = await getInfluxd();
  mkdirSync(place.folder, { recursive: true });
  const tokenFile = join(place.folder, 'token');
  const token = ownToken(tokenFile);
  const url = `http://127.0.0.1:${place.port}`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    if (!child || hasEnded(child)) child = run(binary, place);
    try {
      await healthy(url, child, join(place.folder, 'log'));
    } catch (error) {
      await end(child, 'SIGKILL');
      throw error;
    }
  }

  await start();
  await onboard(url, token);
  return {
    url,
    org: ORGANISATION,
    token,
    tokenFile,
    pid: () => (child && !hasEnded(child) ? child.pid : undefined),
    start,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  };
}

const ORGANISATION = 'poyang';
const START_LIMIT_MS = 30_000;

/** The server in the cache, if it is there. */
export function cachedInfluxd(): string | undefined {
  const cache = environmentVariable('POYANG_CACHE') ?? join(homedir(), '.cache', 'poyang');
  const file = join(cache, 'influxd-v2.7.12');
  return existsSync(file) ? file : undefined;
}

async function getInfluxd(): Promise<string> {
  const script = join(import.meta.dirname, 'get-influxd.sh');
  try {
    return (await promisify(execFile)(script)).stdout.trim();
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    throw new PoyangError('CONFIG', `InfluxDB cannot be had here. ${said ?? error}`, {
      cause: error,
    });
  }
}

function ownToken(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

function run(binary: string, { folder, port }: { folder: string; port: number }): ChildProcess {
  const options = {
    'bolt-path': join(folder, 'influxd.bolt'),
    'sqlite-path': join(folder, 'influxd.sqlite'),
    'engine-path': join(folder, 'engine'),
    'http-bind-address': `127.0.0.1:${port}`,
    'log-level': 'error',
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const words = [GARBAGE, binary, ...args, '--reporting-disabled', '--pprof-disabled'];
  return launch('env', words, { log: join(folder, 'log'), lastSignal: 'SIGKILL' });
}

/** Collected when four times what is in use has been let go. With this and without its profiling, a line costs a quarter less. */
const GARBAGE = 'GOGC=400';

async function healthy(url: string, child: ChildProcess, log: string): Promise<void> {
  for (let waited = 0; !hasEnded(child) && waited < START_LIMIT_MS; waited += 50) {
    const signal = AbortSignal.timeout(1_000);
    if (
      await fetch(`${url}/health`, { signal }).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await wait(50);
  }
  throw new PoyangError('CONFIG', `InfluxDB did not start on ${url}: ${log} says why.`);
}

/** Makes the organisation and the token; a server that was onboarded before keeps both. */
async function onboard(url: string, token: string): Promise<void> {
  const setup = `${url}/api/v2/setup`;
  const { allowed } = (await (await fetch(setup)).json()) as { allowed: boolean };
  if (!allowed) return;
  const body = JSON.stringify({
    username: 'poyang',
    password: randomBytes(18).toString('base64url'),
    org: ORGANISATION,
    bucket: 'unused',
    token,
  });
  const answer = await fetch(setup, { method: 'POST', body });
  if (!answer.ok) throw new PoyangError('CONFIG', `InfluxDB at ${url}: ${await answer.text()}`);
}
