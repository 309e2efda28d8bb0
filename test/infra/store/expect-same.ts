import { expect } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import type { Store } from '../../../infra/store/store.ts';
import { START } from './observations.ts';
import { observationsOf, type StoreModel, sorted } from './store-model.ts';

/** Compares all that a store says of some stations with what the model says. */
export async function expectSame(
  store: Store,
  model: StoreModel,
  stations: readonly string[],
): Promise<void> {
  const latest = (await store.latest()).filter(({ station }) => stations.includes(station));
  expect(sorted(latest)).toEqual(sorted(model.latest()));
  for (const station of stations) {
    for (const property of ['stage', 'rainfall']) {
      const series = { station, property };
      for (const span of SPANS) {
        const query = { ...series, ...span };
        expect(observationsOf(await store.range(query), series)).toEqual(model.range(query));
      }
      for (const step of STEPS) {
        const query = { ...series, ...ALL, ...step };
        expect(await store.aggregate(query)).toEqual(model.aggregate(query));
      }
    }
  }
}

const ALL = { from: 0, to: 9e15 };

const SPANS = [
  ALL,
  { ...ALL, limit: 5 },
  { ...ALL, limit: 5, newestFirst: true },
  { from: START + 5 * HOUR_MS, to: START + 9 * HOUR_MS },
  { from: START + 5 * HOUR_MS, to: START + 20 * HOUR_MS, limit: 7, newestFirst: true },
  { from: START + 10 * HOUR_MS, to: START + 5 * HOUR_MS },
];

const STEPS = [
  { step: HOUR_MS },
  { step: 10 * MINUTE_MS },
  { step: DAY_MS, origin: START + 7 * HOUR_MS },
  { step: DAY_MS, from: START + 3 * HOUR_MS + 1, to: START + 20 * HOUR_MS },
];
