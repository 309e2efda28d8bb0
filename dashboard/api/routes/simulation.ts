import { witnessOf } from '../../../devices/simulator/witness.ts';
import { SimulationAnswer } from '../../../domain/simulation.ts';
import { DAY_MS } from '../../../domain/time.ts';
import type { ApiDeps, Routes } from '../api.ts';

/** Whose time this is, and how far the simulated past is filled. */
export const simulationRoutes: Routes = (api, deps) => {
  api.get(
    '/api/simulation',
    {
      schema: {
        summary:
          'Whose time the house lives in, and how far the simulated basin has filled its past',
        response: { 200: SimulationAnswer },
      },
    },
    async () => ({
      time: deps.clock.now(),
      season: deps.clock.season ?? null,
      history: await historyOf(deps),
    }),
  );
};

async function historyOf({ clock, historyDays = 0, stations, store }: ApiDeps) {
  const simulated = [...stations.map().values()].filter(({ origin }) => origin === 'simulated');
  const witness = witnessOf(simulated);
  if (!witness || historyDays === 0) return null;
  const { station, property } = witness;
  const now = clock.now();
  const query = { station: station.id, property, from: 0, to: now, limit: 1 };
  const [first = now] = (await store.range(query)).times;
  return { reached: now - first, wanted: historyDays * DAY_MS };
}
