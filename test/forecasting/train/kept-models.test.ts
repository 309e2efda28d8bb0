import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ForecastCard } from '../../../domain/forecast.ts';
import { persistence } from '../../../forecasting/models/persistence.ts';
import { ridge } from '../../../forecasting/models/ridge.ts';
import { challenge } from '../../../forecasting/train/challenge.ts';
import { keepGauge, keptCard, loadGauge } from '../../../forecasting/train/gauge-folder.ts';
import { packModels, unpackModels } from '../../../forecasting/train/pack.ts';
import { type TrainOptions, trainGauge } from '../../../forecasting/train/train-gauge.ts';
import { basin } from '../basin.ts';

const REF = { station: 'somewhere', property: 'discharge' };
const OPTIONS: TrainOptions = {
  ...REF,
  kinds: [persistence, ridge],
  learnedFrom: 'observed',
  now: 1,
  longest: 24,
};

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'poyang-models-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('a card tells what was learned from, what it was verified on, and the skill at each lead', async () => {
  const { card } = await trainGauge(basin(), OPTIONS);
  expect(card.learned.to).toBeLessThan(card.verified.from);
  expect(card.skill.map(({ lead }) => lead)).toEqual([1, 6]);
  for (const { scores, error90 } of card.skill) {
    expect(scores['crpssPersistence']).toBeGreaterThan(0);
    expect(error90).toBeGreaterThan(0);
  }
});

test('models that were packed forecast the same after unpacking, to what anyone sees', async () => {
  const [from, to] = [folder(), folder()];
  const { model, card, task, split } = await trainGauge(basin(), OPTIONS);
  await keepGauge(from, { model, card });
  await writeFile(join(from, 'changes.jsonl'), 'of no model');
  await packModels(from, join(to, 'pack.gz'));
  await unpackModels(join(to, 'pack.gz'), to);
  const loaded = await loadGauge(to, REF);
  const [before, after] = [
    await model.predict(task, split.test),
    await loaded?.model.predict(task, split.test),
  ];
  for (const [at, value] of before[0]?.entries() ?? []) {
    expect(Math.abs((after?.[0]?.[at] ?? Number.NaN) / value - 1)).toBeLessThan(0.002);
  }
});

test('unpacking replaces an older model of the simulated basin, and never one of the house itself', async () => {
  const [from, to] = [folder(), folder()];
  const gauge = await trainGauge(basin(), { ...OPTIONS, learnedFrom: 'simulated', now: 2 });
  await keepGauge(from, gauge);
  await packModels(from, join(from, 'pack.gz'));
  const unpackedOver = async (over: Partial<ForecastCard>) => {
    await keepGauge(to, { ...gauge, card: { ...gauge.card, ...over } });
    await unpackModels(join(from, 'pack.gz'), to);
    return (await keptCard(to, REF))?.trained;
  };
  expect(await unpackedOver({ trained: 1 })).toBe(2);
  expect(await unpackedOver({ trained: 3 })).toBe(3);
  expect(await unpackedOver({ trained: 1, learnedFrom: 'observed' })).toBe(1);
});

test('a challenger takes the place of a champion only where it verifies better', async () => {
  const good = await trainGauge(basin(), OPTIONS);
  const poor = await trainGauge(basin(), { ...OPTIONS, kinds: [persistence] });
  const plain = await persistence.fit(good.task, good.split, { seed: 1 });
  expect(await challenge(undefined, poor)).toMatchObject({ replaces: true });
  expect(await challenge({ ...poor, plain }, good)).toMatchObject({ replaces: true });
  const { replaces, because } = await challenge({ ...good, plain }, poor);
  expect(replaces).toBe(false);
  expect(because).toMatch(/CRPS .* against .* recent issues/);
});
