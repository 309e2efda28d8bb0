import { setTimeout as pause } from 'node:timers/promises';
import { type CrashReport, compare } from '../load/crash-rounds.ts';
import { loadStation } from '../load/load-station.ts';
import { type Load, startLoad } from '../load/loader.ts';
import { expectedStages, type LoadPlan, loadPlan } from '../load/plan.ts';
import { seriesContent } from '../load/series-content.ts';
import { until } from '../load/test-house.ts';
import { type ServerHouse, serverHouse } from './server-house.ts';

export interface FaultReport extends Omit<CrashReport, 'kills'> {
  /** How often each thing was done to the house. */
  readonly faults: Record<string, number>;
  /**
   * Acknowledged by Mosquitto and perhaps not fetched yet when it was killed, and so its own to lose (see
   * docs/decisions/0008-outside-broker.md); and how many it did lose.
   */
  readonly atRisk: number;
  readonly lostAtRisk: number;
  /** What /api/health said while the store was frozen, and when all was over. */
  readonly health: readonly number[];
  /** From the end of the load to when all was stored. */
  readonly drainSeconds: number;
}

export interface FaultOptions {
  readonly rounds: number;
  readonly frozenSeconds: number;
  readonly say?: (line: string) => void;
}

const STATIONS = 40;
const RATE = 400;
/** So many messages at least are acknowledged between one fault and the next. */
const BETWEEN = 1_000;

/**
 * Does all that can befall a house to one on real servers, with two streams processes, while a loader publishes; then compares
 * what was acknowledged with what is stored.
 */
export async function faultRounds({
  rounds,
  frozenSeconds,
  say = () => undefined,
}: FaultOptions): Promise<FaultReport> {
  const accounts = ['a', 'b', 'c', 'd'].map((name) => ({ id: `gateway-${name}`, secret: name }));
  const plan = loadPlan({
    stations: STATIONS,
    total: rounds * RATE * (300 + frozenSeconds),
    from: Date.UTC(2026, 5, 1),
    step: 60_000,
    duplicates: 0.02,
    outOfOrder: 0.05,
    malformed: 0.005,
  });
  const stations = plan.stations.map((id) => loadStation(id));
  const house = await serverHouse({ stations, accounts, timeoutSeconds: 2 });
  const load = startLoad({ port: house.config.mqtt, plan, accounts, window: 50, rate: RATE });
  const story: Story = { house, load, plan, frozenSeconds, health: [], atRisk: new Set() };
  const counts: Record<string, number> = {};
  try {
    let second = await house.startRoom('streams');
    for (let round = 0; round < rounds; round++) {
      for (const [name, befall] of Object.entries(FAULTS)) {
        await more(load, BETWEEN + ((round * 977) % 500));
        say(`  ${name} (${load.acked} acknowledged)`);
        await befall(story);
        counts[name] = (counts[name] ?? 0) + 1;
      }
      await second.stop();
      await more(load, BETWEEN);
      second = await house.startRoom('streams');
      counts['streams leaves and joins'] = round + 1;
    }
    await more(load, BETWEEN);
    load.stop();
    return { faults: counts, ...(await outcome(story)) };
  } finally {
    load.stop();
    await house.stop();
  }
}

/** A run of the house, and what there is to remember of it. */
interface Story {
  readonly house: ServerHouse;
  readonly load: Load;
  readonly plan: LoadPlan;
  readonly frozenSeconds: number;
  readonly health: number[];
  readonly atRisk: Set<number>;
}

const FAULTS: Record<string, (story: Story) => Promise<void>> = {
  'kill streams': async ({ house }) => house.kill('streams'),
  'kill the other streams': async ({ house }) => house.kill('streams 2'),
  'kill ingest': async ({ house }) => house.kill('ingest'),
  'kill dashboard': async ({ house }) => house.kill('dashboard'),
  async 'kill Kafka'({ house: { kafka } }) {
    await kafka.kill(1);
    await pause(1_000);
    await kafka.start(1);
  },
  async 'kill InfluxDB'({ house: { influx } }) {
    await influx.kill();
    await pause(1_000);
    await influx.start();
  },
  async 'kill Mosquitto'(story) {
    const { house, load, atRisk } = story;
    const before = new Set(load.ackedSequences());
    await storedOf(story, before);
    await house.mosquitto.kill();
    for (const sequence of load.ackedSequences()) if (!before.has(sequence)) atRisk.add(sequence);
    await house.mosquitto.start();
  },
  async 'freeze InfluxDB'({ house, frozenSeconds, health }) {
    house.influx.freeze();
    const thawed = pause(frozenSeconds * 1_000).then(() => house.influx.thaw());
    health.push(await healthOf(house));
    await thawed;
  },
};

async function more(load: Load, messages: number): Promise<void> {
  const target = load.acked + messages;
  await until(async () => load.acked >= target, 60);
}

async function outcome(story: Story) {
  const { house, load, plan, health, atRisk } = story;
  const acked = [...load.ackedSequences()];
  const startedAt = performance.now();
  const report = await storedOf(
    story,
    acked.filter((sequence) => !atRisk.has(sequence)),
  );
  const drainSeconds = (performance.now() - startedAt) / 1_000;
  const risky = expectedStages(plan, atRisk);
  const { stored } = compare(risky, await contentOf(story));
  return {
    acked: acked.length,
    ...report,
    atRisk: risky.size,
    lostAtRisk: risky.size - stored,
    drainSeconds,
    health: [...health, await healthOf(house)],
  };
}

/** Waits until all that these messages brought is stored; when that never comes, the report says how much is not. */
async function storedOf(story: Story, sequences: Iterable<number>) {
  const expected = expectedStages(story.plan, sequences);
  const look = async () => ({
    expected: expected.size,
    ...compare(expected, await contentOf(story)),
  });
  let report = await look();
  await until(async () => {
    report = await look();
    return report.stored === expected.size;
  }, 60).catch(() => undefined);
  return report;
}

function contentOf({ house, plan }: Story) {
  return seriesContent(house.store, plan.stations, 'stage');
}

async function healthOf({ config }: ServerHouse): Promise<number> {
  return (await fetch(`http://127.0.0.1:${config.http}/api/health`)).status;
}
