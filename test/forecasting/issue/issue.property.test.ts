import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Station } from '../../../domain/station.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { storedHours } from '../../../forecasting/issue/hours.ts';
import { inputsOf } from '../../../forecasting/issue/inputs.ts';
import { type IssueOrder, issue } from '../../../forecasting/issue/issue.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { REF, readings, START, STATIONS, trainedGauge } from './a-little-basin.ts';

const HOURS = 400;
const gauge = await trainedGauge();

/** One issue, by the registry given. */
function orderFor(hour: number, stations = STATIONS): IssueOrder {
  const inputs = inputsOf(REF, stations);
  if (!inputs) throw new Error('no inputs');
  const time = START + hour * HOUR_MS;
  const station = STATIONS.get(REF.station) as Station;
  return { station, inputs, gauge, from: time, to: time, made: time, bands: new Map() };
}

type Change = (value: number, time: number, property: string) => number;

async function issuedAt(hour: number, change: Change) {
  const store = memoryStore();
  await store.write(
    readings(HOURS).map((one) => ({
      ...one,
      value: change(one.value as number, one.time, one.property),
    })),
  );
  return issue(orderFor(hour), storedHours(store, STATIONS));
}

test('no forecast depends on a later reading: change the future, and it stays the same to the bit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 200, max: HOURS - 2 }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      async (hour, shift) => {
        const issued = START + hour * HOUR_MS;
        const known = await issuedAt(hour, (value) => value);
        const changed = await issuedAt(hour, (value, time) =>
          time > issued ? value + shift : value,
        );
        expect(known).toHaveLength(1);
        expect(changed).toEqual(known);
      },
    ),
    { numRuns: 12, seed: 1 },
  );
});

test('a forecast does depend on the reading at its hour', async () => {
  const issued = START + 300 * HOUR_MS;
  const known = await issuedAt(300, (value) => value);
  const changed = await issuedAt(300, (value, time) => (time === issued ? value + 0.5 : value));
  expect(changed).not.toEqual(known);
});

test('quantiles never cross, and probabilities lie between 0 and 1', async () => {
  const [forecast] = await issuedAt(350, (value) => value);
  for (const row of forecast?.quantiles ?? []) expect(row).toEqual(row.toSorted((a, b) => a - b));
  for (const { byLead, within } of forecast?.exceedances ?? []) {
    expect(within).toBe(Math.max(...byLead));
    for (const probability of byLead)
      expect(probability).toBe(Math.min(1, Math.max(0, probability)));
  }
});

test('where a feature is not there the plain stand-in speaks, and says which', async () => {
  const [forecast] = await issuedAt(60, (value) => value);
  expect(forecast?.model).toBe('persistence');
  expect(forecast?.instead).toMatch(/mean of 7 d/);
});

test('gauges that were silent for hours do not silence the model, and what came after says nothing of before', async () => {
  const silent =
    (from: number, to: number): Change =>
    (value, time, property) => {
      const hour = (time - START) / HOUR_MS;
      return property === 'stage' && hour >= from && hour < to ? Number.NaN : value;
    };
  const [across] = await issuedAt(300, silent(285, 297));
  expect(across?.model).toBe('stack');
  const [within] = await issuedAt(290, silent(280, 289));
  const [other] = await issuedAt(290, (value, time, property) =>
    time > START + 290 * HOUR_MS ? 0 : silent(280, 289)(value, time, property),
  );
  expect(other).toEqual(within);
});

test('a model whose feature the registry no longer gives is refused by its name', async () => {
  const store = memoryStore();
  await store.write(readings(HOURS));
  const alone = new Map([...STATIONS].filter(([id]) => id === 'down'));
  await expect(issue(orderFor(300, alone), storedHours(store, STATIONS))).rejects.toThrow(
    /trained on "rain", which the data no longer have/,
  );
});

test('a model of another step than the hour is refused', async () => {
  const card = { ...gauge.model.card, step: 24 * HOUR_MS };
  const daily = { ...gauge, model: { ...gauge.model, card } };
  const hours = storedHours(memoryStore(), STATIONS);
  await expect(issue({ ...orderFor(300), gauge: daily }, hours)).rejects.toThrow(
    /trained on steps of 1 d, but the house forecasts by the hour/,
  );
});
