import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../../infra/config.ts';
import { freePorts } from '../../infra/servers/free-ports.ts';
import { until } from '../load/test-house.ts';

/** `./poyang up` as a person runs it, on a folder and ports of its own. */
export interface RunningHouse {
  readonly http: number;
  readonly mqtt: number;
  readonly tcp: number;
  readonly post: number;
  /** Everything it has printed so far. */
  output(): string;
  secretOf(account: string): string;
  /** GET of the API's JSON. */
  api<T>(path: string): Promise<T>;
  /** What Ctrl-C does; resolves with the exit code. */
  interrupt(): Promise<number | null>;
}

/** A temporary data folder that goes when the test ends. */
export function dataFolder(onTestFinished: (clean: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-up-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts it and waits until it says that it is up, so many seconds at most. */
export async function houseUp(
  data: string,
  options: string[] = [],
  seconds = 60,
): Promise<RunningHouse> {
  const [http = 0, mqtt = 0, tcp = 0, post = 0] = await freePorts(4);
  const { child, output, ended } = up([
    '--data',
    data,
    '--http',
    `${http}`,
    '--mqtt',
    `${mqtt}`,
    '--tcp',
    `${tcp}`,
    '--post',
    `${post}`,
    ...options,
  ]);
  const isUp = async () => {
    if (child.exitCode !== null) throw new Error(`it ended: ${output()}`);
    return output().includes('poyang is up');
  };
  await until(isUp, seconds).catch(async (error: unknown) => {
    child.kill('SIGINT');
    await ended;
    throw error;
  });
  return {
    http,
    mqtt,
    tcp,
    post,
    output,
    secretOf(account) {
      const kept = JSON.parse(readFileSync(join(data, 'credentials.json'), 'utf8'));
      return kept.find(({ id }: { id: string }) => id === account).secret;
    },
    async api(path) {
      const response = await fetch(`http://127.0.0.1:${http}${path}`);
      return (await response.json()) as never;
    },
    async interrupt() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** Runs `./poyang up` to its end, for what it refuses. */
export async function upRefused(
  options: string[],
): Promise<{ code: number | null; output: string }> {
  const { output, ended } = up(options);
  return { code: await ended, output: output() };
}

/** Runs it and presses Ctrl-C as soon as it has printed this; to its end. */
export async function upInterrupted(
  options: string[],
  printed: string,
): Promise<{ code: number | null; output: string }> {
  const { child, output, ended } = up(options);
  await until(async () => output().includes(printed), 60);
  child.kill('SIGINT');
  return { code: await ended, output: output() };
}

/** Houses beside each other must not meet at the usual ports; a later option wins. */
const SHUT = ['--tcp', 'off', '--post', 'off'];

function up(options: string[]) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(PROJECT, 'main.ts'), 'up', ...SHUT, ...options],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => text, ended };
}
