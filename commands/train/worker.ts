import { join } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import { MODELS } from '../../forecasting/models/models.ts';
import { packModels } from '../../forecasting/train/pack.ts';
import { SHIPPED } from '../../forecasting/train/shipped.ts';
import { Config } from '../../infra/config.ts';
import { fileJobs, type Job, ownJobs, simulatedJobs } from './jobs.ts';
import { doJobs, type Outcome } from './work.ts';

/** What the child process is told to do. */
export interface Order {
  readonly config: Config;
  readonly from: 'simulated' | 'own' | 'file';
  readonly file?: string | undefined;
  readonly station?: string | undefined;
  /** Names of models. */
  readonly models: readonly string[];
}

/** What it tells: how far it is, and at last what became of each series, or why it could not begin. */
export type Report =
  | { readonly progress: string }
  | { readonly outcomes: readonly Outcome[] }
  | { readonly wrong: string };

/** Training has a process of its own: the memory of WebAssembly never shrinks, and it may be ended at any time. */
async function work(order: Order): Promise<void> {
  const { config, from } = order;
  const all = (await jobsOf(order)).filter(({ station }) => isWanted(order, station));
  const training = join(config.data, 'training');
  const models =
    from === 'simulated' ? join(training, 'simulated-basin') : join(config.data, 'models');
  const outcomes = await doJobs(all, {
    models,
    work: join(training, [from, ...order.models].join('-')),
    kinds: MODELS.filter(({ name }) => order.models.includes(name)),
    ifBetter: from === 'own',
    onProgress: (progress) => tell({ progress }),
  });
  if (from === 'simulated' && order.station === undefined) await packModels(models, SHIPPED);
  tell({ outcomes });
}

function jobsOf({ from, config, file = '', station }: Order): Promise<Job[]> | Job[] {
  if (from === 'own') return ownJobs(config, station);
  return from === 'file' ? fileJobs(file) : simulatedJobs();
}

function isWanted({ station }: Order, id: string): boolean {
  return station === undefined || station === id;
}

function tell(report: Report): void {
  process.send?.(report);
}

process.once('message', (order: Order) => {
  work({ ...order, config: Config.parse(order.config) }).then(
    () => process.exit(0),
    (error: unknown) => {
      if (!(error instanceof PoyangError)) throw error;
      tell({ wrong: error.message });
      process.exit(2);
    },
  );
});
process.once('disconnect', () => process.exit(1)); // nobody waits for it any more
