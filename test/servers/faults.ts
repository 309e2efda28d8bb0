import { setTimeout as pause } from 'node:timers/promises';
import type { House } from '../../commands/up/supervise.ts';
import type { Load } from '../load/loader.ts';
import { expectedStages, type LoadPlan } from '../load/plan.ts';
import { until } from '../load/test-house.ts';
import type { ServerHouse } from './server-house.ts';

/** A run of the house under load, and what there is to remember of it. */
export interface Story {
  readonly house: ServerHouse;
  readonly load: Load;
  readonly plan: LoadPlan;
  readonly round: number;
  readonly frozenSeconds: number;
  /** The other process of the room `streams`. */
  second: House;
  /** What /api/health said while something was the matter. */
  readonly health: string[];
  /** Acknowledged by a Mosquitto that was killed before we fetched them, perhaps. */
  readonly atRisk: Set<number>;
  /** How many messages were acknowledged while Kafka's disk was full. */
  ackedOnFullDisk: number;
}

/** Does something to the house, and lets it stand on its feet again where it does not by itself. */
export type Fault = (story: Story) => Promise<void>;

/** What can befall a house on one Kafka behind Mosquitto, with two processes of the room `streams`. */
export const ONE_BROKER: Readonly<Record<string, Fault>> = {
  'kill streams': async ({ house }) => house.signal('streams', 'SIGKILL'),
  'kill the other streams': async ({ house }) => house.signal('streams 2', 'SIGKILL'),
  'kill ingest': async ({ house }) => house.signal('ingest', 'SIGKILL'),
  'kill dashboard': async ({ house }) => house.signal('dashboard', 'SIGKILL'),
  'kill the only Kafka': ({ house }) => killKafka(house, 1),
  async 'kill InfluxDB'({ house: { influx } }) {
    await influx.kill();
    await pause(1_000);
    await influx.start();
  },
  async 'kill Mosquitto'(story) {
    const { house, load, atRisk } = story;
    const before = new Set(load.ackedSequences());
    await more(load, 200); // several of each connection, which keeps their order: when these are stored, `before` is fetched
    await stored(story);
    await house.mosquitto.kill();
    for (const sequence of load.ackedSequences()) if (!before.has(sequence)) atRisk.add(sequence);
    await house.mosquitto.start();
  },
  async 'streams sleeps in mid-batch, and wakes when others have its work'({ house }) {
    house.signal('streams', 'SIGSTOP');
    await pause(SESSION_MS + 2_000);
    house.signal('streams', 'SIGCONT');
  },
  async 'streams leaves and joins'(story) {
    await story.second.stop();
    await more(story.load, 200);
    story.second = await story.house.startRoom('streams');
  },
};

/** What can befall one on three, of which two have each record, when devices come in by the house's own door. */
export const THREE_BROKERS: Readonly<Record<string, Fault>> = {
  'kill one Kafka of three': ({ house, round }) => killKafka(house, (round % 3) + 1),
  'kill ingest, the door': async ({ house }) => house.signal('ingest', 'SIGKILL'),
  async "fill Kafka's disk"(story) {
    const { house, load } = story;
    house.disk?.fill();
    await until(() => isStill(load), 60);
    const before = load.acked;
    story.health.push(await healthOf(house));
    await pause(2_000);
    story.ackedOnFullDisk += load.acked - before;
    house.disk?.makeRoom();
    await startAgain(house);
  },
};

export async function freezeInflux({ house, frozenSeconds, health }: Story): Promise<void> {
  house.influx.freeze();
  const thawed = pause(frozenSeconds * 1_000).then(() => house.influx.thaw());
  health.push(await healthOf(house));
  await thawed;
}

/** Waits until so many more messages are acknowledged. */
export async function more(load: Load, messages: number): Promise<void> {
  const target = load.acked + messages;
  await until(async () => load.acked >= target, 90);
}

/** Waits until the store tells of every station the newest of what was acknowledged. */
export async function stored({ house, load, plan }: Story): Promise<void> {
  const newest = new Map<string, number>();
  for (const key of expectedStages(plan, load.ackedSequences()).keys()) {
    const [station = '', time] = key.split(' ');
    newest.set(station, Math.max(newest.get(station) ?? 0, Number(time)));
  }
  await until(async () => {
    const latest = await house.store.latest().catch(() => []); // it may be away
    const times = new Map(latest.map(({ station, time }) => [station, time]));
    return [...newest].every(([station, time]) => (times.get(station) ?? 0) >= time);
  }, 240);
}

/** The status and what the parts that are not well say. */
export async function healthOf({ config }: ServerHouse): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${config.http}/api/health`);
  const { parts } = (await answer.json()) as {
    parts: { name: string; ok: boolean; detail: string }[];
  };
  const ill = parts.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
  return [answer.status, ...ill].join('\n');
}

/** After which a group gives a silent reader's partitions to others: session.timeout.ms of infra/log/kafka-cluster.ts. */
const SESSION_MS = 6_000;

async function killKafka({ kafka }: ServerHouse, node: number): Promise<void> {
  await kafka.kill(node);
  await pause(1_000);
  await kafka.start(node);
}

/** Nothing more is acknowledged. */
async function isStill(load: Load): Promise<boolean> {
  const before = load.acked;
  await pause(1_500);
  return load.acked === before;
}

/** A Kafka ends itself when it cannot write; one of three may not have tried to. */
async function startAgain({ kafka }: ServerHouse): Promise<void> {
  const ended = [1, 2, 3].filter((node) => kafka.pid(node) === undefined);
  await Promise.all(ended.map((node) => kafka.start(node)));
}
