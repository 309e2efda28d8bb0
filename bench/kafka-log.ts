import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Topic } from '../domain/topic.ts';
import { type KafkaSettings, parseKafkaSettings } from '../infra/log/kafka-settings.ts';
import { setupKafka } from '../infra/log/kafka-setup.ts';
import { kafkaCluster } from '../infra/servers/kafka.ts';
import { appendWays, type Message, readWays, type Way } from './kafka-ways.ts';
import { type Bench, type BenchTable, spread } from './table.ts';

const MESSAGES = 200_000;
const STATIONS = 1_000;
const BYTES = 240;

export const kafkaLogBench: Bench = {
  name: 'kafka-log',
  summary: 'messages/s through the log on Kafka, against node-rdkafka alone; goal 85 % of it',

  async run({ rounds, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'poyang-bench-'));
    const kafka = await kafkaCluster({ folder, nodes: 1, say });
    try {
      const settings = parseKafkaSettings(`kafka://${kafka.brokers}?partitions=12&prefix=bench`);
      const tables: BenchTable[] = [];
      for (const [title, ways] of [
        ['Appending: each message acknowledged', appendWays],
        ['Reading: a topic from its start', readWays],
      ] as const) {
        const results = await race(ways, settings, { rounds, say, title });
        tables.push(tableOf(title, ways, results));
      }
      return tables;
    } finally {
      await kafka.stop();
      rmSync(folder, { recursive: true });
    }
  },
};

interface Result {
  readonly perSecond: number;
  /** CPU time of this process a message. */
  readonly micros: number;
}

/** One warming round that does not count; then each way goes first at times, on a topic of its own. */
async function race(
  ways: readonly Way[],
  settings: KafkaSettings,
  { rounds, say, title }: { rounds: number; say: (line: string) => void; title: string },
): Promise<Result[][]> {
  const results: Result[][] = ways.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const number of ways.map((_, index) => (index + round) % ways.length)) {
      const way = ways[number] as Way;
      const result = await measure(way, settings, `${title.slice(0, 4)}-${round}-${number}`);
      say(`${way.name}: ${Math.round(result.perSecond)} messages/s`);
      if (round > 0) results[number]?.push(result);
    }
  }
  return results;
}

async function measure(way: Way, settings: KafkaSettings, name: string): Promise<Result> {
  const topic = topicNamed(name);
  await setupKafka(settings, [topic], { retention: { days: 1 } });
  const run = await way.prepare(settings, topic, messages());
  const cpu = process.cpuUsage();
  const start = performance.now();
  await run.go();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  await run.close();
  return { perSecond: MESSAGES / seconds, micros: (user + system) / MESSAGES };
}

function topicNamed(name: string): Topic<Message> {
  return {
    name,
    compacted: false,
    key: ({ key }) => key,
    encode: ({ value }) => value,
    decode: (value) => ({ key: '', value }),
  };
}

/** As long as a JSON packet of four observations. */
function messages(): Message[] {
  const keys = Array.from({ length: STATIONS }, (_, station) => `station-${station}`);
  return Array.from({ length: MESSAGES }, (_, index) => {
    const value = Buffer.alloc(BYTES, `{"reading":${index}}`);
    return { key: keys[index % STATIONS] ?? '', value };
  });
}

function tableOf(title: string, ways: readonly Way[], results: readonly Result[][]): BenchTable {
  const [bare = []] = results;
  const rows = ways.map(({ name }, number) => {
    const own = results[number] ?? [];
    const ratios = own.map(({ perSecond }, round) => {
      return (100 * perSecond) / (bare[round]?.perSecond ?? Number.NaN);
    });
    return [
      name,
      spread(own.map(({ perSecond }) => perSecond)),
      spread(ratios),
      spread(own.map(({ micros }) => micros)),
    ];
  });
  return {
    title,
    columns: ['way', 'messages/s', '% of the bare client', 'own CPU µs a message'],
    rows,
    notes: [
      `${MESSAGES.toLocaleString('en')} messages of ${BYTES} bytes, ${STATIONS.toLocaleString('en')} keys, 12 partitions, one broker on this machine; goal 85 %.`,
      'Both ways have the same properties of librdkafka: idempotent, acks=all. Readers connect, and join their group, within the time.',
    ],
  };
}
