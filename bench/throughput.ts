import { startLoad } from '../test/load/loader.ts';
import { loadPlan } from '../test/load/plan.ts';
import { until } from '../test/load/test-house.ts';
import { DISORDER, LOAD_STATIONS, loadHouse, WORKLOAD } from './load-house.ts';
import { processUsage } from './process-usage.ts';
import { type FloodRound, ratesOf } from './rates.ts';
import type { Bench, BenchOptions } from './table.ts';

const CONNECTIONS = 100;
const WINDOW = 40;
/** More than any machine of two cores will take in the given seconds. */
const MOST_PER_SECOND = 60_000;
const PROCESSES = ['generator', 'ingest', 'streams', 'dashboard'] as const;

export const throughput: Bench = {
  name: 'throughput',
  summary:
    'messages/s acknowledged durable, quality-controlled and stored; goal 20,000, floor 15,000',

  async run(options) {
    const rounds: Round[] = [];
    for (let i = 0; i < options.rounds; i++) {
      rounds.push(await oneRound(options));
      options.say(`  round ${i + 1}: ${Math.round(rounds[i]?.storedPerSecond ?? 0)} stored/s`);
    }
    return [
      {
        title: 'From MQTT to the store, as fast as it is acknowledged',
        ...ratesOf(rounds, PROCESSES),
        notes: [
          `${WORKLOAD} ${CONNECTIONS} connections of ${WINDOW} unacknowledged messages, ${options.seconds} s a round.`,
          'Stored per second counts from the first publish to the moment when the last packet is queryable.',
        ],
      },
    ];
  },
};

type Round = FloodRound<(typeof PROCESSES)[number]>;

async function oneRound({ seconds }: BenchOptions): Promise<Round> {
  const plan = loadPlan({
    stations: LOAD_STATIONS,
    total: seconds * MOST_PER_SECOND,
    step: 10_000,
    ...DISORDER,
  });
  const { house, accounts } = await loadHouse(plan, { connections: CONNECTIONS });
  try {
    const pidOf = (name: string) => (name === 'generator' ? 'self' : (house.pids.get(name) ?? 0));
    const before = PROCESSES.map((name) => processUsage(pidOf(name)).cpuMicroseconds);
    const startedAt = performance.now();
    const load = startLoad({ port: house.config.mqtt, plan, accounts, window: WINDOW });
    await until(async () => performance.now() - startedAt > seconds * 1000, seconds + 5);
    load.stop();
    const ackedAfter = performance.now() - startedAt;
    await house.drained();
    const storedAfter = performance.now() - startedAt;
    const cpu = PROCESSES.map((name, i) => [
      name,
      (processUsage(pidOf(name)).cpuMicroseconds - (before[i] ?? 0)) / load.acked,
    ]);
    return {
      ackedPerSecond: load.acked / (ackedAfter / 1000),
      storedPerSecond: load.acked / (storedAfter / 1000),
      cpu: Object.fromEntries(cpu),
    };
  } finally {
    await house.stop();
  }
}
