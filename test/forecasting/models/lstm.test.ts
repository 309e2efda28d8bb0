import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lstm } from '../../../forecasting/models/lstm.ts';
import { aheadRolesOf, rolesOf } from '../../../forecasting/models/lstm-roles.ts';
import { staticsOf } from '../../../forecasting/models/lstm-statics.ts';
import type { Model } from '../../../forecasting/models/model.ts';
import { WIDTH } from '../../../forecasting/quantiles.ts';
import { validIssues } from '../../../forecasting/samples.ts';
import type { Series } from '../../../forecasting/series/series.ts';
import { splitInTime } from '../../../forecasting/split.ts';
import { taskOf } from '../../../forecasting/task.ts';
import { basin, warmBasin } from '../basin.ts';

test('one net serves gauges with other columns and other leads; its file holds the layer that everybody has', async () => {
  const gauges = [basin({ length: 500 }), warmBasin({ length: 500, seed: 2, leads: [3] })].map(
    gauge,
  );
  const models = (await lstm.fitRegion?.(gauges, { seed: 1 })) as readonly Model[];
  for (const [at, { task, parts }] of gauges.entries()) {
    const forecasts = await models[at]?.predict(task, parts.validate);
    expect(forecasts?.map(({ length }) => length / WIDTH)).toEqual(
      task.series.leads.map(() => parts.validate.length),
    );
    expect(forecasts?.flat().every((values) => values.every(Number.isFinite))).toBe(true);
  }

  const [{ task, parts }] = gauges as [ReturnType<typeof gauge>];
  const poorer = { ...task, past: task.past.filter(({ name }) => name !== 'P 3 h ago') };
  await expect(models[0]?.predict(poorer, parts.validate)).rejects.toThrow(
    /trained on "P 3 h ago"/,
  );

  const folder = mkdtempSync(join(tmpdir(), 'poyang-lstm-'));
  await models[0]?.save(folder);
  expect(readFileSync(join(folder, 'net/model.json'), 'utf8')).toContain('"class_name":"LSTM"');
  rmSync(folder, { recursive: true });
  for (const model of models) model.close();
}, 120_000);

test('features are known by the part they play, not by their column', () => {
  const { task } = gauge(basin());
  const roles = [...rolesOf(task).keys()];
  expect(roles).toContain('rainfall');
  expect(roles).toContain('rainfall mean of 1 d');
  expect(roles).toContain('target less its mean of 1 d');
  const told = taskOf(basin(), { knownRain: true, longest: 48 });
  expect([...aheadRolesOf(told).keys()]).toContain('rainfall ahead, 5 h to 6 h of 6');
});

test('what a gauge is like is told by nothing after its training part', () => {
  const { task, parts } = gauge(basin());
  const end = parts.train.at(-1) ?? 0;
  const later = (values: Float64Array) => values.map((value, at) => (at > end ? 99 : value));
  const changed = {
    ...task.series,
    target: { ...task.series.target, values: later(task.series.target.values) },
  };
  const statics = staticsOf(task, end);
  expect(statics.some(Number.isFinite)).toBe(true);
  expect(staticsOf({ ...task, series: changed, now: later(task.now) }, end)).toEqual(statics);
});

function gauge(series: Series) {
  const task = taskOf(series, { knownRain: false, longest: 48 });
  return { task, parts: splitInTime(validIssues(task), series) };
}
