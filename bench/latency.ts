import { eventSource } from '../test/load/event-source.ts';
import { loadStation } from '../test/load/load-station.ts';
import { SAMPLE, startLoad } from '../test/load/loader.ts';
import { type LoadPlan, loadPlan } from '../test/load/plan.ts';
import { until } from '../test/load/test-house.ts';
import { DISORDER, LOAD_STATIONS, type LoadHouse, loadHouse, WORKLOAD } from './load-house.ts';
import { type Bench, quantile } from './table.ts';

const CONNECTIONS = 100;
const WINDOW = 500;
const PROBES = 200;
const PROBES_PER_SECOND = 10;
const PROBE_LINE_M = 12;
/** A house that has run this long has its code compiled: what comes before is shown in a row of its own. */
const WARM_AFTER_SECONDS = 5;

export const latency: Bench = {
  name: 'latency',
  summary: 'publish → PUBACK at 5,000/s; reading → page and crossing → warning at 2,000/s',

  async run({ seconds }) {
    const acks = await ackMillis(5_000, seconds);
    const { events, warnings } = await eventMillis(2_000);
    return [
      {
        title: 'How long it takes',
        columns: ['from → to', 'goal, ms', 'p50', 'p95', 'p99', 'samples'],
        rows: [
          row('publish → PUBACK, 5,000 messages/s', 'p99 < 50', acks.warm),
          row(`the same in the first ${WARM_AFTER_SECONDS} s of a house`, '–', acks.cold),
          row('reading sent → event at the page, 2,000/s', 'p95 ≤ 1,000', events),
          row('crossing sent → warning at the page, 2,000/s', 'p95 ≤ 2,000', warnings),
        ],
        notes: [
          `${WORKLOAD} Open loop, ${CONNECTIONS} connections; ${PROBES} readings that cross a line among them.`,
        ],
      },
    ];
  },
};

function row(what: string, goal: string, millis: readonly number[]) {
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (q: number) => Number(quantile(sorted, q).toPrecision(3));
  return [what, goal, at(0.5), at(0.95), at(0.99), sorted.length];
}

/** Readings a second apart that end now: live data, not a backfill. */
function livePlan(rate: number, seconds: number): LoadPlan {
  const total = rate * seconds;
  const from = Date.now() - Math.ceil(total / LOAD_STATIONS) * 1_000;
  return loadPlan({ stations: LOAD_STATIONS, total, from, step: 1_000, ...DISORDER });
}

async function ackMillis(rate: number, seconds: number) {
  const plan = livePlan(rate, WARM_AFTER_SECONDS + seconds);
  const { house, accounts } = await loadHouse(plan, { connections: CONNECTIONS });
  try {
    const load = startLoad({ port: house.config.mqtt, plan, accounts, window: WINDOW, rate });
    await load.done;
    const cold = Math.ceil((rate * WARM_AFTER_SECONDS) / SAMPLE);
    return { cold: load.ackMillis.slice(0, cold), warm: load.ackMillis.slice(cold) };
  } finally {
    await house.stop();
  }
}

async function eventMillis(rate: number) {
  const plan = livePlan(rate, PROBES / PROBES_PER_SECOND + 30);
  const extra = probePlan().stations.map((id) => loadStation(id, PROBE_LINE_M));
  const loaded = await loadHouse(plan, { connections: CONNECTIONS + 1, extra });
  const { house, accounts } = loaded;
  const load = startLoad({
    port: house.config.mqtt,
    plan,
    accounts: accounts.slice(0, CONNECTIONS),
    window: WINDOW,
    rate,
  });
  try {
    await until(async () => load.acked > rate * 3, 30);
    return await probe(loaded);
  } finally {
    load.stop();
    await house.stop();
  }
}

function probePlan(): LoadPlan {
  const plan = loadPlan({ stations: PROBES, total: PROBES, from: Date.now(), step: 1_000 });
  return { ...plan, stations: plan.stations.map((_, i) => `probe-${i}`) };
}

/** Publishes one crossing after the other, each at a station of its own, and waits for both events of it. */
async function probe({ house, accounts }: LoadHouse) {
  const plan = probePlan();
  const sentAt = new Map<string, number>();
  const events = new Map<string, number>();
  const warnings = new Map<string, number>();
  const take = (into: Map<string, number>, station: string) => {
    const at = sentAt.get(station);
    if (at !== undefined && !into.has(station)) into.set(station, performance.now() - at);
  };
  const source = eventSource(`http://127.0.0.1:${house.config.http}/api/events`, (name, data) => {
    if (name === 'latest')
      for (const { station } of data as { station: string }[]) take(events, station);
    if (name === 'warning') take(warnings, (data as { station: string }).station);
  });
  await source.opened;
  const load = startLoad({
    port: house.config.mqtt,
    plan,
    accounts: accounts.slice(CONNECTIONS), // one of its own: a second connection of an account would push out the first
    window: 10,
    rate: PROBES_PER_SECOND,
    onSend: (sequence) => sentAt.set(plan.stations[sequence] ?? '', performance.now()),
  });
  try {
    await until(async () => events.size === PROBES && warnings.size === PROBES, 90);
  } finally {
    load.stop();
    source.close();
  }
  return { events: [...events.values()], warnings: [...warnings.values()] };
}
