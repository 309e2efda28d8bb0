import { type ChildProcess, fork } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY_MS } from '../../domain/time.ts';
import { systemClock } from '../../infra/clock.ts';
import { type Config, childEnvironment, PROJECT } from '../../infra/config.ts';
import type { Logger } from '../../infra/logger.ts';

/** Trains anew once a day what the house has measured enough of. */
export interface Nightly {
  /** Starts a run when the last began a day ago or more, real time. The first day only begins to count. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * `./poyang train` in a process of its own: it lets go of a model in use only for one that verifies better, and writes down what it
 * did (models/changes.jsonl). What it leaves, the room takes up at its next look.
 */
export function nightlyTraining(config: Config, logger: Logger): Nightly {
  const mark = join(config.data, 'models', 'last-training');
  let child: ChildProcess | undefined;

  return {
    async look() {
      const began = statSync(mark, { throwIfNoEntry: false })?.mtimeMs;
      const isRested = began === undefined || systemClock.now() - began >= DAY_MS;
      if (child || !isRested) return;
      await mkdir(join(config.data, 'models'), { recursive: true });
      await writeFile(mark, '');
      if (began === undefined) return;
      child = fork(join(PROJECT, 'main.ts'), ['train'], {
        env: childEnvironment(config),
        execArgv: ['--disable-warning=ExperimentalWarning'],
        stdio: 'ignore',
      });
      child.once('exit', (code) => {
        child = undefined;
        const outcome = code === 0 ? 'see models/changes.jsonl' : `it ended with code ${code}`;
        logger.info(`The models were trained on what was measured: ${outcome}`);
      });
    },
    stop: () => void child?.kill(),
  };
}
