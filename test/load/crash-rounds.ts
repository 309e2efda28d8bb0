import { loadStation } from './load-station.ts';
import { startLoad } from './loader.ts';
import { expectedStages, loadPlan } from './plan.ts';
import { seriesContent } from './series-content.ts';
import { gateway, testHouse, until } from './test-house.ts';

export interface CrashReport {
  readonly kills: Record<string, number>;
  readonly acked: number;
  /** Distinct (station, time) acknowledged, and how many of them are in the store, with another value, or more than once. */
  readonly expected: number;
  readonly stored: number;
  readonly wrong: number;
  readonly doubled: number;
}

const VICTIMS = ['ingest', 'streams', 'dashboard'];
const STATIONS = 40;

/**
 * Kills one room after the other with SIGKILL while a loader publishes, each after another number of further
 * acknowledgements; then compares what was acknowledged with what is stored.
 */
export async function crashRounds(rounds: number): Promise<CrashReport> {
  const accounts = await Promise.all(
    ['a', 'b', 'c', 'd'].map((name) => gateway(`gateway-${name}`)),
  );
  const plan = loadPlan({
    stations: STATIONS,
    total: rounds * 40_000,
    step: 100,
    duplicates: 0.02,
    outOfOrder: 0.05,
    malformed: 0.005,
  });
  const house = await testHouse({
    stations: plan.stations.map((id) => loadStation(id)),
    accounts: accounts.map(({ account }) => account),
  });
  const kills: Record<string, number> = {};
  const load = startLoad({ port: house.config.mqtt, plan, accounts, window: 50, rate: 4_000 });
  try {
    for (let round = 0; round < rounds; round++) {
      const target = load.acked + 300 + ((round * 977) % 1_500);
      await until(async () => load.acked >= target, 60);
      const victim = VICTIMS[round % VICTIMS.length] ?? 'ingest';
      house.kill(victim);
      kills[victim] = (kills[victim] ?? 0) + 1;
    }
    const target = load.acked + 2_000;
    await until(async () => load.acked >= target, 60);
    load.stop();
    await house.drained();

    const expected = expectedStages(plan, load.ackedSequences());
    const content = await seriesContent(house.store, plan.stations, 'stage');
    return { kills, acked: load.acked, expected: expected.size, ...compare(expected, content) };
  } finally {
    load.stop();
    await house.stop();
  }
}

/** What was sent but not acknowledged may be stored too: at least once. It is not counted here. */
export function compare(
  expected: Map<string, number>,
  content: readonly [key: string, value: number][],
) {
  const seen = new Set<string>();
  let wrong = 0;
  let doubled = 0;
  for (const [key, value] of content) {
    if (seen.has(key)) doubled++;
    seen.add(key);
    const wanted = expected.get(key);
    if (wanted !== undefined && Math.abs(value - wanted / 1000) > 1e-9) wrong++;
  }
  const stored = [...expected.keys()].filter((key) => seen.has(key)).length;
  return { stored, wrong, doubled };
}
