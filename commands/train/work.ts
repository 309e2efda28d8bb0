import { appendFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import type { ModelKind } from '../../forecasting/models/model.ts';
import { challenge } from '../../forecasting/train/challenge.ts';
import { keepGauge, keptCard, loadGauge } from '../../forecasting/train/gauge-folder.ts';
import { type TrainedGauge, trainGauge } from '../../forecasting/train/train-gauge.ts';
import { type Clock, systemClock } from '../../infra/clock.ts';
import type { Job } from './jobs.ts';

/** How a run is done. */
export interface WorkOptions {
  /** Where the models in use are, and where those of this run wait until it is done: it goes on there if it was broken off. */
  readonly models: string;
  readonly work: string;
  readonly kinds: readonly ModelKind[];
  /** A model in use is replaced only by a better one. */
  readonly ifBetter: boolean;
  readonly onProgress: (progress: string) => void;
  readonly clock?: Clock;
}

/** What became of a series, as it is told and written down. */
export interface Outcome {
  readonly series: string;
  readonly trained: boolean;
  readonly because: string;
}

/**
 * Trains one series after the other, and puts the models into use when all are done. A series without a valid sample is told with
 * the rule that left none, and the others go on.
 */
export async function doJobs(jobs: readonly Job[], options: WorkOptions): Promise<Outcome[]> {
  const { models, work, onProgress, clock = systemClock } = options;
  await mkdir(models, { recursive: true });
  const outcomes: Outcome[] = [];
  for (const [at, job] of jobs.entries()) {
    const series = `${job.station}/${job.property}`;
    onProgress(`${at + 1} of ${jobs.length}: ${series}`);
    const isDone = (await keptCard(work, job)) !== undefined;
    const outcome = isDone ? DONE : await doJob(job, { ...options, clock });
    outcomes.push({ series, ...outcome });
  }
  await putIntoUse(work, models);
  await writeDown(models, outcomes, clock.now());
  return outcomes;
}

type Result = Omit<Outcome, 'series'>;

const DONE: Result = { trained: true, because: 'was trained before this run was broken off' };

async function doJob(job: Job, options: WorkOptions & { readonly clock: Clock }): Promise<Result> {
  try {
    const series = await job.series();
    const gauge = await trainGauge(series, {
      ...job,
      longest: job.longest(series),
      kinds: options.kinds,
      now: options.clock.now(),
    });
    return await keepIfDue(gauge, job, options);
  } catch (error) {
    if (!(error instanceof PoyangError && error.code === 'CONFIG')) throw error;
    return { trained: false, because: error.message };
  }
}

async function keepIfDue(gauge: TrainedGauge, job: Job, options: WorkOptions): Promise<Result> {
  const { models, work, ifBetter } = options;
  const champion = ifBetter ? await loadGauge(models, job) : undefined;
  const { replaces, because } = await challenge(champion, gauge);
  if (replaces) await keepGauge(work, gauge);
  for (const { model } of [gauge, ...(champion ? [champion] : [])]) model.close();
  return { trained: replaces, because };
}

async function putIntoUse(work: string, models: string): Promise<void> {
  for (const name of await readdir(work).catch(() => [])) {
    await rm(join(models, name), { recursive: true, force: true });
    await rename(join(work, name), join(models, name));
  }
  await rm(work, { recursive: true, force: true });
}

/** A line a series in changes.jsonl beside the models: why this one is in use, and since when. */
async function writeDown(models: string, outcomes: readonly Outcome[], now: number): Promise<void> {
  const time = new Date(now).toISOString();
  const lines = outcomes.map((outcome) => `${JSON.stringify({ time, ...outcome })}\n`);
  await appendFile(join(models, 'changes.jsonl'), lines.join(''));
}
