import { loadStation } from '../load/load-station.ts';
import { startLoad } from '../load/loader.ts';
import { loadPlan } from '../load/plan.ts';
import {
  type Consistency,
  consistency,
  missing,
  storedOf,
  WARNING_STAGE,
} from './fault-outcome.ts';
import { type Fault, freezeInflux, healthOf, more, type Story, stored } from './faults.ts';
import { type MemoryWatch, watchMemory } from './memory-watch.ts';
import { serverHouse } from './server-house.ts';
import type { ServersOptions } from './start-servers.ts';

/** What became of what was acknowledged, over all the faults. */
export interface FaultReport extends Consistency {
  readonly faults: readonly FaultRecord[];
  readonly acked: number;
  /** Distinct (station, time) that the house answers for, and how many of them are stored, with another value, or more than once. */
  readonly expected: number;
  readonly stored: number;
  readonly wrong: number;
  readonly doubled: number;
  /**
   * Acknowledged by Mosquitto and perhaps not fetched yet when it was killed, and so its own to lose (see
   * docs/decisions/0008-outside-broker.md); and how many it did lose.
   */
  readonly atRisk: number;
  readonly lostAtRisk: number;
  readonly ackedOnFullDisk: number;
  /** What /api/health said while something was the matter, and when all was over. */
  readonly health: readonly string[];
  /** From the end of the load to when all was stored. */
  readonly drainSeconds: number;
}

/** One thing that befell the house. */
export interface FaultRecord {
  readonly name: string;
  /** Messages acknowledged from when it began to when the next one did, and how many of their readings are not stored. */
  readonly acked: number;
  readonly lost: number;
  /** The fault itself; then until messages were acknowledged again, `BETWEEN` of them; and until these were stored, if that was waited for. */
  readonly seconds: number;
  readonly ackedAfter: number;
  readonly storedAfter: number | undefined;
  /** Most resident MB meanwhile, by room. */
  readonly memory: Record<string, number>;
}

export interface FaultOptions extends Omit<ServersOptions, 'accounts'> {
  readonly faults: Readonly<Record<string, Fault>>;
  readonly rounds: number;
  /** InfluxDB is frozen for so long at the end of so many of the rounds. */
  readonly frozenSeconds?: number;
  readonly freezes?: number;
  /** Each fault meets a house that has got over the one before; else they come one upon the other. */
  readonly oneByOne?: boolean;
  readonly say?: (line: string) => void;
}

const STATIONS = 40;
const RATE = 400;
/** So many messages at least are acknowledged after one fault and before the next. */
export const BETWEEN = 400;

/**
 * Does all that can befall a house to one on real servers, with two streams processes, while a loader publishes; then compares
 * what was acknowledged with what is stored, and what is told of it.
 */
export async function faultRounds(options: FaultOptions): Promise<FaultReport> {
  const { rounds, frozenSeconds = 0, freezes = 0 } = options;
  const accounts = ['a', 'b', 'c', 'd'].map((name) => ({ id: `gateway-${name}`, secret: name }));
  const plan = loadPlan({
    stations: STATIONS,
    total: RATE * (rounds * 300 + freezes * frozenSeconds),
    step: 100,
    duplicates: 0.02,
    outOfOrder: 0.05,
    malformed: 0.005,
  });
  const stations = plan.stations.map((id) => loadStation(id, WARNING_STAGE));
  const house = await serverHouse({ timeoutSeconds: 2, ...options, stations, accounts });
  const load = startLoad({ port: house.config.mqtt, plan, accounts, window: 50, rate: RATE });
  const memory = watchMemory(house.pids);
  try {
    const second = await house.startRoom('streams');
    const told = { health: [], atRisk: new Set<number>(), ackedOnFullDisk: 0 };
    const story = { house, load, plan, frozenSeconds, second, ...told, round: 0 };
    await more(load, BETWEEN);
    const happened = await allRounds(story, options, memory);
    load.stop();
    return await outcome(story, happened);
  } finally {
    load.stop();
    memory.stop();
    await house.stop();
  }
}

/** A record without what only the end shows. */
type Happened = Omit<FaultRecord, 'acked' | 'lost'> & { readonly sequences: readonly number[] };

async function allRounds(
  story: Story & { round: number },
  { faults, rounds, freezes = 0, oneByOne = false, say = () => undefined }: FaultOptions,
  memory: MemoryWatch,
): Promise<Happened[]> {
  const happened: Happened[] = [];
  const seen = new Set(story.load.ackedSequences());
  for (; story.round < rounds; story.round++) {
    const freeze: Record<string, Fault> =
      story.round < rounds - freezes ? {} : { 'freeze InfluxDB': freezeInflux };
    for (const [name, fault] of Object.entries({ ...faults, ...freeze })) {
      const times = await befall(story, fault, oneByOne);
      const sequences = [...story.load.ackedSequences()].filter((sequence) => !seen.has(sequence));
      for (const sequence of sequences) seen.add(sequence);
      happened.push({ name, ...times, memory: memory.take(), sequences });
      const { seconds: lasted, ackedAfter, storedAfter = '?' } = times;
      say(
        `  ${story.round + 1}: ${name}, ${lasted} s; acknowledges after ${ackedAfter}, has stored after ${storedAfter} s`,
      );
    }
  }
  return happened;
}

async function befall(story: Story, fault: Fault, waits: boolean) {
  await healthOf(story.house).catch(() => undefined); // as whoever watches over a house asks now and then
  const startedAt = performance.now();
  await fault(story);
  const overAt = performance.now();
  await more(story.load, BETWEEN + ((story.round * 97) % 300));
  const ackedAt = performance.now();
  if (waits) await stored(story);
  const storedAfter = waits ? seconds(performance.now() - overAt) : undefined;
  return {
    seconds: seconds(overAt - startedAt),
    ackedAfter: seconds(ackedAt - overAt),
    storedAfter,
  };
}

async function outcome(story: Story, happened: readonly Happened[]): Promise<FaultReport> {
  const { house, load, plan, health, atRisk, ackedOnFullDisk } = story;
  const acked = [...load.ackedSequences()];
  const startedAt = performance.now();
  await stored(story).catch(() => undefined); // what is not stored even now is counted next
  const ours = acked.filter((sequence) => !atRisk.has(sequence));
  const { content, ...report } = await storedOf(story, ours);
  const drainSeconds = seconds(performance.now() - startedAt);
  const lost = ({ sequences }: Happened) =>
    missing(
      plan,
      sequences.filter((sequence) => !atRisk.has(sequence)),
      content,
    );
  return {
    ...report,
    ...(await consistency(house, plan)),
    faults: happened.map((one) => {
      const { sequences, ...record } = one;
      return { ...record, acked: sequences.length, lost: lost(one) };
    }),
    acked: acked.length,
    atRisk: atRisk.size,
    lostAtRisk: missing(plan, atRisk, content),
    ackedOnFullDisk,
    drainSeconds,
    health: [...health, await healthOf(house)],
  };
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
