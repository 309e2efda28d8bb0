import type { Observation } from '../domain/observation.ts';
import { GOOD } from '../domain/quality.ts';
import { raw } from '../domain/topics.ts';
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
const LONG = 'ten-years';
const ASKED = 100;
/** Between two questions: so long that many an answer of `latest` must be made anew. */
const PAUSE_MS = 100;

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
      seed: (config) => seed(config, [...plan.stations, ...others]),
    });
    const load = startLoad({ port: house.config.mqtt, plan, accounts, window: 500, rate: RATE });
    const keepsUp = async () => (await house.log.lag(raw, 'quality')) < RATE;
    try {
      await until(async () => load.acked > RATE * 5 && (await keepsUp()), 60);
      return [
        {
          title: 'Questions answered over HTTP while 2,000 messages/s flow',
          columns: ['question', 'goal, ms', 'p50', 'p95', 'most', 'answer, KB', 'samples'],
          rows: await askAll(`http://127.0.0.1:${house.config.http}/api`),
          notes: [WORKLOAD, `${STATIONS * 4} series stored; a question every ${PAUSE_MS} ms.`],
        },
      ];
    } finally {
      load.stop();
      await house.stop();
    }
  },
};

async function askAll(api: string) {
  const latest = `${api}/latest`;
  const tenYears = `${api}/series/${LONG}/stage?from=0&points=2000`;
  const rows = [
    await ask('latest of 5,000 stations', 20, latest),
    await ask('10-year hourly series → 2,000 points', 100, tenYears),
    await ask('the same as daily aggregates', 100, `${tenYears}&step=P1D`),
  ];
  const [beside] = await Promise.all([
    ask('latest, while another asks for ten years', 20, latest),
    ask('', 100, tenYears),
  ]);
  return [...rows, beside];
}

async function ask(question: string, goal: number, url: string) {
  const millis: number[] = [];
  let bytes = 0;
  for (let i = 0; i < ASKED; i++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const startedAt = performance.now();
    const response = await fetch(url);
    bytes = (await response.arrayBuffer()).byteLength;
    millis.push(performance.now() - startedAt);
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  }
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (q: number) => Number(quantile(sorted, q).toPrecision(3));
  return [question, `< ${goal}`, at(0.5), at(0.95), at(1), Math.round(bytes / 1_000), ASKED];
}

/** Ten years of one series, and one reading of every other. */
async function seed(config: Config, stations: readonly string[]): Promise<void> {
  const store = await openStore(config, { readOnly: false });
  const now = Date.now();
  await writeHourSeries(store, LONG, TEN_YEARS_OF_HOURS, now);
  await store.write(stations.flatMap((id) => readings(id, now - 3_600_000)));
  await store.close();
}

function readings(id: string, time: number): Observation[] {
  return loadStation(id).series.map(({ property }) => ({
    station: id,
    property,
    time,
    value: 14.25,
    flag: GOOD,
    reasons: 0,
    received: time,
    raw: { partition: 0, offset: 0 },
  }));
}
