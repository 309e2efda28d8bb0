import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Job } from '../../../commands/train/jobs.ts';
import { doJobs, type WorkOptions } from '../../../commands/train/work.ts';
import { persistence } from '../../../forecasting/models/persistence.ts';
import { ridge } from '../../../forecasting/models/ridge.ts';
import type { Series } from '../../../forecasting/series/series.ts';
import { keptCard } from '../../../forecasting/train/gauge-folder.ts';
import { basin } from '../../forecasting/basin.ts';

const WHOLE = basin();
const EMPTY: Series = {
  ...WHOLE,
  name: 'no rain',
  forcings: WHOLE.forcings.map((one) => ({ ...one, values: one.values.map(() => Number.NaN) })),
};

function job(station: string, series: Series): Job {
  return {
    ...{ station, property: 'discharge', learnedFrom: 'observed', level: undefined },
    longest: () => 24,
    series: async () => series,
  };
}

function options(over: Partial<WorkOptions> = {}): WorkOptions & { progress: string[] } {
  const data = mkdtempSync(join(tmpdir(), 'poyang-train-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const progress: string[] = [];
  return {
    ...{ models: join(data, 'models'), work: join(data, 'work'), progress },
    ...{ kinds: [persistence, ridge], ifBetter: true, clock: { now: () => 7 } },
    onProgress: (line) => progress.push(line),
    ...over,
  };
}

test('each series is trained in its turn, and one without a valid sample says which rule left none', async () => {
  const made = options();
  const outcomes = await doJobs([job('dry', EMPTY), job('wet', WHOLE)], made);
  expect(made.progress).toEqual(['1 of 2: dry/discharge', '2 of 2: wet/discharge']);
  expect(outcomes.map(({ trained }) => trained)).toEqual([false, true]);
  expect(outcomes[0]?.because).toMatch(/no valid sample is left. The rule "an amount is known/);
  expect((await keptCard(made.models, { station: 'wet', property: 'discharge' }))?.trained).toBe(7);
});

test('why a model is in use is written down beside it', async () => {
  const made = options();
  await doJobs([job('wet', WHOLE)], made);
  const [line = ''] = readFileSync(join(made.models, 'changes.jsonl'), 'utf8').split('\n');
  expect(JSON.parse(line)).toEqual({
    time: '1970-01-01T00:00:00.007Z',
    series: 'wet/discharge',
    trained: true,
    because: 'the first model here',
  });
});

test('a run that was broken off goes on where it was, and puts all into use together at its end', async () => {
  const made = options();
  const broken: Job = { ...job('next', WHOLE), series: () => Promise.reject(new Error('killed')) };
  await expect(doJobs([job('wet', WHOLE), broken], made)).rejects.toThrow('killed');
  expect(existsSync(join(made.models, 'wet-discharge'))).toBe(false);

  const untouched: Job = { ...job('wet', WHOLE), series: () => Promise.reject(new Error('again')) };
  const outcomes = await doJobs([untouched, job('next', WHOLE)], made);
  expect(outcomes.map(({ trained }) => trained)).toEqual([true, true]);
  expect(existsSync(join(made.models, 'wet-discharge'))).toBe(true);
});

test('trained again on the same data, the model in use stays', async () => {
  const made = options();
  await doJobs([job('wet', WHOLE)], made);
  const [again] = await doJobs([job('wet', WHOLE)], { ...made, clock: { now: () => 8 } });
  expect(again?.trained).toBe(false);
  expect((await keptCard(made.models, { station: 'wet', property: 'discharge' }))?.trained).toBe(7);
});
