import { type ChildProcess, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import { createBackOff } from '../../infra/back-off.ts';
import { type Config, childEnvironment, PROJECT } from '../../infra/config.ts';
import { FOR_PEOPLE } from '../exit-code.ts';
import { type PulseOptions, watchPulse } from './watch-pulse.ts';

/** The rooms as they run. */
export interface House {
  /** Resolves when every room has been ready once. */
  readonly ready: Promise<void>;
  /** Rejects when a room cannot run until a person mends something; never resolves by itself. */
  readonly broken: Promise<never>;
  /** Stops the rooms one after the other, the last started first; each finishes what it has in hand. */
  stop(): Promise<void>;
}

/** What to run, and whom to tell of it. */
export interface SuperviseOptions {
  readonly config: Config;
  /** Room names in the order they start. */
  readonly rooms: readonly string[];
  /** What a room has to tell besides "ready". */
  readonly onMessage: (room: string, message: unknown) => void;
  readonly say: (line: string) => void;
  /** The longest wait before a room that dies again and again is started; default 30 s. */
  readonly longestWaitMs?: number;
  /** How often the rooms' pulse is felt, and when it counts as stopped; see `watchPulse`. */
  readonly pulse?: Pick<PulseOptions, 'everyMs' | 'frozenMs'>;
  /** Told of each process as it starts. */
  readonly onStart?: (room: string, pid: number | undefined) => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A room that ran this long was well: its next failure is a first one. */
const WELL_MS = 60_000;
const STOP_LIMIT_MS = 20_000;

/** Runs each room in a process of its own, and starts again what dies or freezes. */
export function supervise(options: SuperviseOptions): House {
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => undefined);
  const keepers = options.rooms.map((room) => keepRoom(room, options, reject));
  return {
    ready: Promise.all(keepers.map((keeper) => keeper.ready)).then(() => undefined),
    broken,
    async stop() {
      for (const keeper of keepers.toReversed()) await keeper.stop();
    },
  };
}

function keepRoom(room: string, options: SuperviseOptions, breakHouse: (error: Error) => void) {
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  const { longestWaitMs: longestMs = LONGEST_WAIT_MS } = options;
  const backOff = createBackOff({ firstMs: FIRST_WAIT_MS, longestMs });
  let child: ChildProcess;
  let pulse: { stop(): void } | undefined;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;

  function start(onReady: () => void): void {
    const startedAt = performance.now();
    child = startRoom(room, options.config);
    options.onStart?.(room, child.pid);
    child.on('message', (message) => {
      if (message !== 'ready') return options.onMessage(room, message);
      pulse = watch(child); // not before: its heart begins to beat when it is ready
      onReady();
    });
    child.once('exit', (code, signal) => {
      pulse?.stop();
      if (stopping) return;
      if (code === FOR_PEOPLE) breakHouse(needsPerson(room));
      else startAgain(signal ?? `code ${code}`, performance.now() - startedAt);
    });
  }

  function startAgain(how: string, lastedMs: number): void {
    if (lastedMs > WELL_MS) backOff.reset();
    const wait = backOff.next();
    options.say(`${room} ended (${how}); starting it again in ${wait / 1000} s.`);
    timer = setTimeout(start, wait, () => {
      isReady();
      options.say(`${room} is back.`);
    });
  }

  function watch(process: ChildProcess): { stop(): void } {
    return watchPulse({
      ...options.pulse,
      file: join(options.config.data, `${room}.alive`),
      onFrozen() {
        options.say(`${room} does not move any more; ending it.`);
        process.kill('SIGKILL'); // SIGTERM would wait with it
      },
    });
  }

  async function stop(): Promise<void> {
    stopping = true;
    clearTimeout(timer);
    await stopChild(child);
  }

  start(isReady);
  return { ready, stop };
}

/** The room has already said why, in a line of its own. */
function needsPerson(room: string): PoyangError {
  return new PoyangError('CONFIG', `Room ${room} cannot run: its line above says what to mend.`);
}

function startRoom(room: string, config: Config): ChildProcess {
  return fork(resolve(PROJECT, 'main.ts'), ['run', room], {
    env: childEnvironment(config),
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
}

/** Asks it to stop, and ends it when it has not within the limit: what it acknowledged is durable in any case. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.send('stop', () => undefined);
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(limit);
}
