import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { crps } from '../../../forecasting/metrics/crps.ts';
import type { Model, ModelKind } from '../../../forecasting/models/model.ts';
import { rowOf, WIDTH } from '../../../forecasting/quantiles.ts';
import { validIssues } from '../../../forecasting/samples.ts';
import type { Column, Series } from '../../../forecasting/series/series.ts';
import { splitInTime } from '../../../forecasting/split.ts';
import { actuals, type Task, taskOf } from '../../../forecasting/task.ts';
import { warmBasin } from '../basin.ts';

const series = warmBasin({ length: 800 });
const task = taskOf(series, { knownRain: false, longest: 48 });
const split = splitInTime(validIssues(task), series);
const options = { seed: 7 };

/** Every model kind must pass these. */
export function testModel(kind: ModelKind): void {
  describe(kind.name, () => {
    let model: Model;
    beforeAll(async () => {
      model = await kind.fit(task, split, options);
    });

    test('forecasts each lead by quantiles that never cross, nor fall below zero flow', async () => {
      const forecasts = await model.predict(task, split.test);
      expect(forecasts.length).toBe(series.leads.length);
      for (const quantiles of forecasts) {
        expect(quantiles.length).toBe(split.test.length * WIDTH);
        for (const row of split.test.keys()) {
          const levels = rowOf(quantiles, row);
          expect(Array.from(levels)).toEqual(Array.from(levels.toSorted()));
          expect(levels[0]).toBeGreaterThanOrEqual(0);
        }
      }
    });

    test('learns nothing from after the validation part', async () => {
      const end = (split.validate.at(-1) ?? 0) + Math.max(...series.leads) + 1;
      const cut = withFuture(task, end, 99);
      const other = await kind.fit(cut, split, options);
      expect(await other.predict(task, split.test)).toEqual(await model.predict(task, split.test));
      other.close();
    });

    test('forecasts the same after a change of the future, to the last bit', async () => {
      const issue = split.test[10] ?? 0;
      const changed = withFuture(task, issue + 1, 42);
      const only = Int32Array.of(issue);
      expect(await model.predict(changed, only)).toEqual(await model.predict(task, only));
    });

    test('knows of the time ahead the forcings of the lead, if it is told them: no target, and nothing beyond', async () => {
      const told = { knownRain: true, longest: 48 };
      const informed = taskOf(series, told);
      const issue = split.test[10] ?? 0;
      const [only, furthest] = [Int32Array.of(issue), Math.max(...series.leads)];
      const upper = await kind.fit(informed, split, options);
      const said = await upper.predict(informed, only);
      const laterTarget = { ...series, target: changedFrom(series.target, issue + 1, 42) };
      const changes = {
        ...laterTarget,
        forcings: forcingsFrom(series, issue + furthest + 1, 42),
      };
      expect(await upper.predict(taskOf(changes, told), only)).toEqual(said);
      upper.close();
    });

    test('is the same again with the same seed, and after it was saved and loaded', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'poyang-model-'));
      await model.save(folder);
      const [again, loaded] = [await kind.fit(task, split, options), await kind.load(folder)];
      const said = await model.predict(task, split.test);
      expect(await again.predict(task, split.test)).toEqual(said);
      expect(await loaded.predict(task, split.test)).toEqual(said);
      expect(loaded.card).toEqual(model.card);
      for (const each of [again, loaded]) each.close();
      rmSync(folder, { recursive: true });
    });

    test('tells on its card what it was made from', () => {
      expect(model.card).toMatchObject({ model: kind.name, series: 'made-up', leads: [1, 6] });
      expect(model.card.features.past).toContain('P mean of 6 h');
      expect(model.card.trained.issues).toBe(split.train.length);
    });

    test('is no model in a folder that holds none', async () => {
      await expect(kind.load(join(tmpdir(), 'poyang-no-model'))).rejects.toMatchObject({
        code: 'DATA_DAMAGED',
      });
    });
  });
}

/** A model that reads features must pass these too. */
export function testLearner(kind: ModelKind): void {
  test(`${kind.name} refuses data without a feature that it was trained on, by name`, async () => {
    const model = await kind.fit(task, split, options);
    const poorer = { ...task, past: task.past.filter(({ name }) => name !== 'P 3 h ago') };
    await expect(model.predict(poorer, split.test)).rejects.toThrow(/trained on "P 3 h ago"/);
    model.close();
  });

  test(`${kind.name} is sharper than the absolute error of standing still`, async () => {
    const model = await kind.fit(task, split, options);
    const forecasts = await model.predict(task, split.test);
    for (const [at, lead] of series.leads.entries()) {
      const actual = actuals(task, split.test, lead);
      const still = actual.map((value, row) => {
        return Math.abs(value - (series.target.values[split.test[row] ?? 0] ?? 0));
      });
      const error = still.reduce((sum, each) => sum + each, 0) / still.length;
      expect(crps(actual, forecasts[at] as Float64Array)).toBeLessThan(0.8 * error);
    }
    model.close();
  });
}

/** The same task, all of whose values are another from an index on. */
function withFuture({ series: before }: Task, from: number, value: number): Task {
  const after = {
    ...before,
    target: changedFrom(before.target, from, value),
    forcings: forcingsFrom(before, from, value),
  };
  return taskOf(after, { knownRain: false, longest: 48 });
}

/** Each another value: as much rain as evaporates would change nothing. */
function forcingsFrom({ forcings }: Series, from: number, value: number): Column[] {
  return forcings.map((each, at) => changedFrom(each, from, value / (1 + 10 * at)));
}

function changedFrom(column: Column, from: number, value: number): Column {
  return { ...column, values: column.values.map((known, at) => (at >= from ? value : known)) };
}
