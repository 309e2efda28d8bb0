import { readFileSync } from 'node:fs';
import { missingServers } from '../commands/up/on-servers.ts';
import * as topics from '../domain/topics.ts';
import { loadStation } from '../test/load/load-station.ts';
import { type Load, startLoad } from '../test/load/loader.ts';
import { expectedStages, type LoadPlan, loadPlan } from '../test/load/plan.ts';
import { until } from '../test/load/test-house.ts';
import { type ServerHouse, serverHouse } from '../test/servers/server-house.ts';
import { eventMillis } from './event-millis.ts';
import { DISORDER, LOAD_STATIONS, WORKLOAD } from './load-house.ts';
import { processUsage } from './process-usage.ts';
import { type FloodRound, ratesOf } from './rates.ts';
import { type Bench, type BenchOptions, quantile, spread } from './table.ts';

const CONNECTIONS = 100;
const WINDOW = 40;
/** Offered a second, above what is to be reached: Mosquitto takes more than the house, and would only pile it up. */
const OFFERED = 12_000;
const LIVE_RATE = 1_000;

const PROCESSES = [
  'generator',
  'Mosquitto',
  'ingest',
  'Kafka',
  'streams',
  'InfluxDB',
  'dashboard',
] as const;

export const servers: Bench = {
  name: 'servers',
  summary: 'the house on Mosquitto, Kafka and InfluxDB, all on this machine; goal 8,000 messages/s',

  async run(options) {
    const missing = missingServers();
    if (missing.length > 0) throw new Error(missing.join('\n'));
    const rounds: Round[] = [];
    for (let i = 0; i < options.rounds; i++) {
      rounds.push(await oneRound(options));
      options.say(`  round ${i + 1}: ${Math.round(rounds[i]?.storedPerSecond ?? 0)} stored/s`);
    }
    const millis = rounds.flatMap((round) => round.eventMillis).toSorted((a, b) => a - b);
    const at = (q: number) => Number(quantile(millis, q).toPrecision(3));
    return [
      {
        title: 'From MQTT to InfluxDB over Kafka',
        ...ratesOf(rounds, PROCESSES),
        notes: [
          `First reading of every station stored after ${spread(rounds.map((round) => round.coldSeconds))} s; acknowledged is by Mosquitto.`,
          `${WORKLOAD} ${CONNECTIONS} connections, ${OFFERED.toLocaleString('en')} messages/s offered for ${options.seconds} s a round; one process of each room.`,
        ],
      },
      {
        title: `From a reading sent to its event at the page, ${LIVE_RATE.toLocaleString('en')} messages/s`,
        columns: ['goal, ms', 'p50', 'p95', 'p99', 'samples'],
        rows: [['p95 ≤ 1,000', at(0.5), at(0.95), at(0.99), millis.length]],
      },
    ];
  },
};

interface Round extends FloodRound<(typeof PROCESSES)[number]> {
  /** Until the first reading of each station is stored: quality control reads back what it knows of 4,000 series. */
  readonly coldSeconds: number;
  readonly eventMillis: readonly number[];
}

async function oneRound({ seconds }: BenchOptions): Promise<Round> {
  const accounts = Array.from({ length: CONNECTIONS }, (_, i) => ({
    id: `load-gateway-${i}`,
    secret: 'secret',
  }));
  const options = { stations: LOAD_STATIONS, step: 1_000, ...DISORDER };
  const flood = { ...options, total: OFFERED * seconds, from: Date.UTC(2026, 5, 1) };
  const plan = loadPlan(flood);
  const stations = plan.stations.map((id) => loadStation(id));
  const house = await serverHouse({ stations, accounts });
  const load = (of: LoadPlan, rate: number, onSend?: (sequence: number) => void) =>
    startLoad({
      ...{ port: house.config.mqtt, plan: of, accounts, window: WINDOW, rate },
      ...(onSend && { onSend }),
    });
  try {
    const coldSeconds = await warmUp(house, plan, (first) => load(first, LIVE_RATE));
    const figures = await flooded(house, plan, () => load(plan, OFFERED));
    const total = LIVE_RATE * seconds;
    const live = loadPlan({ ...options, total, from: Date.now() - seconds * 1_000 });
    const millis = await eventMillis(house, live, (onSend) => load(live, LIVE_RATE, onSend));
    return { ...figures, coldSeconds, eventMillis: millis };
  } finally {
    await house.stop();
  }
}

async function warmUp(house: ServerHouse, plan: LoadPlan, start: (of: LoadPlan) => Load) {
  const first = { ...plan, total: LOAD_STATIONS };
  const startedAt = performance.now();
  await start(first).done;
  await drained(house, first);
  return (performance.now() - startedAt) / 1_000;
}

async function flooded(house: ServerHouse, plan: LoadPlan, start: () => Load) {
  const pids = pidsOf(house);
  const used = () => PROCESSES.map((name) => processUsage(pids[name]).cpuMicroseconds);
  const before = used();
  const startedAt = performance.now();
  const load = start();
  await load.done;
  const ackedAfter = performance.now() - startedAt;
  await drained(house, plan);
  const storedAfter = performance.now() - startedAt;
  const cpu = used().map((now, i) => [PROCESSES[i], (now - (before[i] ?? 0)) / load.acked]);
  return {
    ackedPerSecond: load.acked / (ackedAfter / 1_000),
    storedPerSecond: load.acked / (storedAfter / 1_000),
    cpu: Object.fromEntries(cpu) as Round['cpu'],
  };
}

function pidsOf({
  pids,
  mosquitto,
  influx,
}: ServerHouse): Record<(typeof PROCESSES)[number], number | 'self'> {
  const pidOf = (room: string) => pids.get(room) ?? 0;
  return {
    ...{ ingest: pidOf('ingest'), streams: pidOf('streams'), dashboard: pidOf('dashboard') },
    generator: 'self',
    Mosquitto: mosquitto.pid ?? 0,
    InfluxDB: influx.pid() ?? 0,
    Kafka: childCalled('java'),
  };
}

/** By the kernel's list of our children: proc(5). */
function childCalled(program: string): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ');
  const found = children.find(
    (pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === program,
  );
  return Number(found);
}

/** All read and each station's newest reading stored, so that nothing waits in Mosquitto either. */
async function drained({ log, store }: ServerHouse, plan: LoadPlan): Promise<void> {
  const newest = new Map<string, number>();
  for (const key of expectedStages(plan, Array(plan.total).keys()).keys()) {
    const [station = '', time] = key.split(' ');
    newest.set(station, Math.max(newest.get(station) ?? 0, Number(time)));
  }
  await until(async () => {
    if ((await log.lag(topics.raw, 'quality')) > 0) return false;
    const stages = (await store.latest()).filter(({ property }) => property === 'stage');
    return stages.length === newest.size && stages.every((o) => o.time === newest.get(o.station));
  }, 120);
}
