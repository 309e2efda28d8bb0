import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';

export interface LaunchOptions {
  /** The file that gets all it prints: what was in it is gone. */
  readonly log: string;
  /** What ends it when this process is gone before it was stopped. */
  readonly lastSignal: 'SIGKILL' | 'SIGTERM';
}

/**
 * Starts a server that does not outlive this process, however that ends (by the exit handler, and on Linux by the kernel).
 * It is in a process group of its own, so that Ctrl-C reaches the house alone, which still has readings to hand over.
 */
export function launch(
  program: string,
  args: readonly string[],
  { log, lastSignal }: LaunchOptions,
): ChildProcess {
  const [first = program, ...words] = [...boundToThis(lastSignal), program, ...args];
  const file = openSync(log, 'w');
  try {
    const child = spawn(first, words, { stdio: ['ignore', file, file], detached: true });
    const endToo = () => child.kill(lastSignal);
    process.once('exit', endToo);
    child.once('exit', () => process.off('exit', endToo));
    return child;
  } finally {
    closeSync(file);
  }
}

/** Ends it and resolves when it is gone; after `patienceMs` by force. */
export async function end(
  child: ChildProcess | undefined,
  signal: NodeJS.Signals,
  patienceMs = 30_000,
): Promise<void> {
  if (!child || hasEnded(child)) return;
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.kill('SIGCONT'); // a frozen one would not hear the next
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(force);
}

export function hasEnded({ exitCode, pid, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}

const SETPRIV = '/usr/bin/setpriv';

/** Of util-linux: asks the kernel for the signal, then becomes the program. */
function boundToThis(signal: NodeJS.Signals): string[] {
  return existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', signal.slice(3)] : [];
}
