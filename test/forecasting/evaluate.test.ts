import { expect, test } from 'vitest';
import { evaluate } from '../../forecasting/evaluate.ts';
import { basin } from './basin.ts';

test('each model, lead and setting has a row, with its spread over seeds', async () => {
  const doing: string[] = [];
  const options = { models: ['persistence', 'ridge', 'mlp', 'stack'], seeds: 2, knownRain: true };
  const rows = await evaluate(basin(), { ...options, onProgress: (what) => doing.push(what) });
  expect(rows.map(({ model, lead }) => `${model} ${lead / 3_600_000}`).toSorted()).toEqual([
    'mlp 1',
    'mlp 6',
    'persistence 1',
    'persistence 6',
    'ridge 1',
    'ridge 6',
    'stack 1',
    'stack 6',
  ]);
  expect(doing).toContain('made-up: fitting mlp, seed 2 of 2');
  for (const { model, knownRain, seeds, metrics } of rows) {
    expect(knownRain).toBe(true);
    expect(seeds).toBe(['mlp', 'stack'].includes(model) ? 2 : 1);
    expect(metrics['nse']).toBeGreaterThan(-1);
  }
}, 120_000);

test('the test part judges, and enters no fit: what ridge says of it does not change its warnings before', async () => {
  const options = { models: ['ridge'], seeds: 1, knownRain: false };
  const [before] = await evaluate(basin(), options);
  const series = basin();
  const values = series.target.values.map((value, at) => (at > 1_190 ? 1_000 : value));
  const [after] = await evaluate({ ...series, target: { ...series.target, values } }, options);
  expect(after?.metrics['probability']).toBe(before?.metrics['probability']);
  expect(after?.metrics['nse']).not.toBe(before?.metrics['nse']);
});
