import { missingServers } from '../commands/up/on-servers.ts';
import { CONNECTIONS } from './flood.ts';
import { WORKLOAD } from './load-house.ts';
import { ratesOf } from './rates.ts';
import {
  LIVE_RATE,
  OFFERED,
  PROCESSES,
  type ServerRound,
  serverRound,
  WARM_SECONDS,
} from './server-round.ts';
import { type Bench, type BenchTable, quantile, spread } from './table.ts';
import { findTelegraf, type TelegrafRound, telegrafRound } from './telegraf-round.ts';

/** More than Telegraf takes. */
const OFFERED_TO_TELEGRAF = 18_000;

export const servers: Bench = {
  name: 'servers',
  summary: 'the house on Mosquitto, Kafka and InfluxDB, all on this machine; goal 8,000 messages/s',

  async run({ rounds: count, seconds, say }) {
    const missing = missingServers();
    if (missing.length > 0) throw new Error(missing.join('\n'));
    const telegraf = findTelegraf();
    const rounds: ServerRound[] = [];
    const others: TelegrafRound[] = [];
    for (let i = 1; i <= count; i++) {
      const round = await serverRound(seconds);
      rounds.push(round);
      say(`  round ${i}: ${Math.round(round.storedPerSecond)} stored/s`);
      if (!telegraf) continue;
      const other = await telegrafRound(telegraf, OFFERED_TO_TELEGRAF, seconds);
      others.push(other);
      say(`  round ${i}, Telegraf: ${Math.round(other.storedPerSecond)} stored/s`);
    }
    return [throughput(rounds, seconds), againstTelegraf(rounds, others), latency(rounds)];
  },
};

function throughput(rounds: readonly ServerRound[], seconds: number): BenchTable {
  const rates = ratesOf(rounds, PROCESSES);
  const all = rounds.map(({ cpu }) => cpuOf(cpu));
  return {
    title: 'From MQTT to InfluxDB over Kafka',
    columns: rates.columns,
    rows: [...rates.rows, ['CPU of all', spread(all), 'µs a message']],
    notes: [
      `First reading of every station stored after ${spread(rounds.map((round) => round.coldSeconds))} s; acknowledged is by Mosquitto.`,
      `${WORKLOAD} ${CONNECTIONS} connections, ${OFFERED.toLocaleString('en')} messages/s offered for ${seconds} s a round, after ${WARM_SECONDS} s of warming up; one process of each room.`,
    ],
  };
}

function againstTelegraf(
  rounds: readonly ServerRound[],
  others: readonly TelegrafRound[],
): BenchTable {
  const row = (title: string, own: readonly number[], other: readonly number[]) => {
    const percent = own.map((value, i) => (100 * value) / (other[i] ?? Number.NaN));
    return [title, spread(own), spread(other), spread(percent)];
  };
  const stored = (all: readonly (ServerRound | TelegrafRound)[]) =>
    all.map(({ storedPerSecond }) => storedPerSecond);
  const cpu = (all: readonly (ServerRound | TelegrafRound)[]) => all.map((one) => cpuOf(one.cpu));
  const isThere = others.length > 0;
  return {
    title: 'The whole against Telegraf, mqtt_consumer → influxdb_v2',
    columns: ['measure', 'the house', 'Telegraf', 'the house, % of Telegraf'],
    rows: isThere
      ? [
          row('stored, messages/s', stored(rounds), stored(others)),
          row('CPU of all, µs a message', cpu(rounds), cpu(others)),
        ]
      : [],
    notes: [
      isThere
        ? `Telegraf is offered ${OFFERED_TO_TELEGRAF.toLocaleString('en')} messages/s. It has no log, judges nothing, acknowledges before anything is durable, and writes one line a message.`
        : 'Not measured: telegraf is not on PATH.',
    ],
  };
}

function cpuOf(cpu: Readonly<Record<string, number>>): number {
  return Object.values(cpu).reduce((sum, one) => sum + one, 0);
}

function latency(rounds: readonly ServerRound[]): BenchTable {
  const millis = rounds.flatMap((round) => round.eventMillis).toSorted((a, b) => a - b);
  const at = (q: number) => Number(quantile(millis, q).toPrecision(3));
  return {
    title: `From a reading sent to its event at the page, ${LIVE_RATE.toLocaleString('en')} messages/s`,
    columns: ['goal, ms', 'p50', 'p95', 'p99', 'samples'],
    rows: [['p95 ≤ 1,000', at(0.5), at(0.95), at(0.99), millis.length]],
  };
}
