import { statfsSync } from 'node:fs';
import { createBackOff, pause } from '../../infra/back-off.ts';

/** A server of this machine. */
export interface Server {
  /** The running process; undefined while there is none. */
  pid(): number | undefined;
  /** Begins again, on the same data and port; resolves when it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The servers that run, the first started first. */
export interface Keeper {
  /** Keeps a server that runs: one that dies is started again. */
  keep(name: string, server: Server): void;
  /** Stops all of them, the last one first. */
  stop(): Promise<void>;
}

export interface KeeperOptions {
  /** Where their data are. */
  readonly folder: string;
  readonly say: (line: string) => void;
  /** How often it looks, ms; default 500. */
  readonly everyMs?: number;
  /** The first wait before a server is started again, ms, which doubles up to half a minute; default 500. */
  readonly firstMs?: number;
}

/** Watches over servers, and starts again what dies, with longer and longer waits while it dies again. */
export function keepServers(options: KeeperOptions): Keeper {
  const ending = new AbortController();
  const kept: { readonly server: Server; readonly watch: Promise<void> }[] = [];
  return {
    keep(name, server) {
      kept.push({ server, watch: watchOver(name, server, { ...options, signal: ending.signal }) });
    },
    async stop() {
      ending.abort();
      for (const { server, watch } of kept.toReversed()) {
        await server.stop();
        await watch;
        await server.stop(); // one that was just being started
      }
    },
  };
}

/** A server that ran this long was well: its next end is a first one. */
const WELL_MS = 60_000;

async function watchOver(
  name: string,
  server: Server,
  { say, signal, folder, everyMs = 500, firstMs = 500 }: KeeperOptions & { signal: AbortSignal },
): Promise<void> {
  const backOff = createBackOff({ firstMs });
  let startedAt = performance.now();
  for (; !signal.aborted; await pause(everyMs, signal)) {
    if (server.pid() !== undefined) continue;
    if (performance.now() - startedAt > WELL_MS) backOff.reset();
    const wait = backOff.next();
    say(`${name} ended${fullDisk(folder)}; starting it again in ${wait / 1000} s.`);
    await pause(wait, signal);
    if (signal.aborted) return;
    startedAt = performance.now();
    await server.start().then(
      () => say(`${name} is back.`),
      (error: Error) => signal.aborted || say(`${name}: ${error.message.split('\n')[0]}`),
    );
  }
}

const LEAST_FREE = 16 << 20;

/** Why it ended, where the disk tells: no server can do without. */
function fullDisk(folder: string): string {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_FREE ? ` (the disk is full: make room for ${folder})` : '';
}
