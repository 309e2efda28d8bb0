import type { Config } from '../infra/config.ts';
import { openStore } from '../infra/store/open-store.ts';
import { loadStation } from '../test/load/load-station.ts';
import { startLoad } from '../test/load/loader.ts';
import { loadPlan } from '../test/load/plan.ts';
import { until } from '../test/load/test-house.ts';
import { writeHourSeries } from './hour-series.ts';
import { DISORDER, LOAD_STATIONS, loadHouse, WORKLOAD } from './load-house.ts';
import { type Bench, quantile } from './table.ts';

const RATE = 2_000;
const STATIONS = 5_000;
const TEN_YEARS_OF_HOURS = 87_600;
const ASKED = 40;
const LONG = 'ten-years';

export const queries: Bench = {
  name: 'queries',
  summary:
    'latest of 5,000 stations (goal 20 ms) and ten years downsampled (goal 100 ms) while 2,000/s flow',

  async run() {
    const plan = loadPlan({
      stations: LOAD_STATIONS,
      total: RATE * 300,
      from: Date.now() - 600_000,
      step: 1_000,
      ...DISORDER,
    });
    const others = Array.from({ length: STATIONS - LOAD_STATIONS }, (_, i) => `still-${i}`);
    const { house, accounts } = await loadHouse(plan, {
      connections: 100,
      extra: [...others, LONG].map((id) => loadStation(id)),
      seed: (config) => seed(config, others),
    });
    const load = startLoad({ port: house.config.mqtt, plan, accounts, window: 500, rate: RATE });
    try {
      await until(async () => load.acked > RATE * 5, 60);
      const api = `http://127.0.0.1:${house.config.http}/api`;
      const series = `${api}/series/${LONG}/stage?from=0&points=2000`;
      const rows = [
        await ask('latest of 5,000 stations', 20, `${api}/latest`),
        await ask('10-year hourly series → 2,000 points', 100, series),
        await ask('the same as daily aggregates', 100, `${series}&step=P1D`),
      ];
      return [
        {
          title: 'Questions answered over HTTP while 2,000 messages/s flow',
          columns: ['question', 'goal, ms', 'p50', 'p95', 'answer, KB', 'samples'],
          rows,
          notes: [WORKLOAD],
        },
      ];
    } finally {
      load.stop();
      await house.stop();
    }
  },
};

async function ask(question: string, goal: number, url: string) {
  const millis: number[] = [];
  let bytes = 0;
  for (let i = 0; i < ASKED; i++) {
    const startedAt = performance.now();
    const response = await fetch(url);
    bytes = (await response.arrayBuffer()).byteLength;
    millis.push(performance.now() - startedAt);
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  }
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (q: number) => Number(quantile(sorted, q).toPrecision(3));
  return [question, `< ${goal}`, at(0.5), at(0.95), Math.round(bytes / 1_000), ASKED];
}

async function seed(config: Config, stations: readonly string[]): Promise<void> {
  const store = await openStore(config, { readOnly: false });
  const now = Date.now();
  await writeHourSeries(store, LONG, TEN_YEARS_OF_HOURS, now);
  for (const station of stations) await writeHourSeries(store, station, 1, now);
  await store.close();
}
