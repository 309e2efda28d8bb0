import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Observation } from '../domain/observation.ts';
import { GOOD } from '../domain/quality.ts';
import { SECOND_MS } from '../domain/time.ts';
import { influxClient } from '../infra/influx/influx-client.ts';
import type { InfluxSettings } from '../infra/influx/influx-settings.ts';
import { setUpInflux } from '../infra/influx/set-up-influx.ts';
import { freePort } from '../infra/servers/free-ports.ts';
import { type InfluxServer, influxServer } from '../infra/servers/influxdb.ts';
import { type Way, ways } from './influx-ways.ts';
import { type Bench, spread } from './table.ts';

const STATIONS = 1_000;
const PROPERTIES = ['stage', 'discharge', 'rainfall', 'velocity'];
const BATCH = 8_000;
const BATCHES = 40;

export const influxStoreBench: Bench = {
  name: 'influx-store',
  summary: "lines/s into InfluxDB through the store, against the client's own WriteApi",

  async run({ rounds, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'poyang-bench-'));
    const server = await influxServer({ folder, port: await freePort() });
    try {
      const results = new Map(ways.map(({ name }) => [name, [] as Result[]]));
      for (let round = 0; round < rounds; round++) {
        for (const way of inTurn(round)) {
          const result = await measure(server, way, `round-${round}`);
          say(`${way.name}: ${Math.round(result.linesPerSecond)} lines/s`);
          results.get(way.name)?.push(result);
        }
      }
      const lost = new Map<string, number>();
      for (const way of ways) lost.set(way.name, await lostToOneBadLine(server, way));
      return [tableOf(results, lost)];
    } finally {
      await server.kill();
      rmSync(folder, { recursive: true });
    }
  },
};

/** What one way leaves to the server to do falls on the next one: each goes first at times. */
function inTurn(round: number): readonly Way[] {
  const first = round % ways.length;
  return [...ways.slice(first), ...ways.slice(0, first)];
}

interface Result {
  readonly linesPerSecond: number;
  readonly ownMicros: number;
  readonly serverMicros: number;
}

async function measure(server: InfluxServer, way: Way, round: string): Promise<Result> {
  const settings = await newHouse(server, `${round}-${ways.indexOf(way)}`);
  const batches = Array.from({ length: BATCHES }, (_, number) => batchOf(number));
  const writer = way.open(settings);
  await writer.write(batchOf(-1)); // makes the series, and opens connections

  const lines = BATCH * BATCHES;
  const [own, theirs, startedAt] = [process.cpuUsage(), serverCpu(server), performance.now()];
  for (const batch of batches) await writer.write(batch);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(own);
  const serverMicros = (serverCpu(server) - theirs) / lines;
  await writer.close();
  return { linesPerSecond: lines / seconds, ownMicros: (user + system) / lines, serverMicros };
}

async function newHouse(server: InfluxServer, bucket: string): Promise<InfluxSettings> {
  const { url, org: organisation, token } = server;
  const kept = { retentionDays: 0, journalDays: 0, downsample: false };
  const settings = {
    url,
    organisation,
    token,
    bucket,
    ...kept,
    timeoutSeconds: 30,
    connections: 4,
  };
  await setUpInflux(settings);
  return settings;
}

/** How many good lines of a batch are not stored when one line in it cannot be read. */
async function lostToOneBadLine(server: InfluxServer, way: Way): Promise<number> {
  const settings = await newHouse(server, `bad-line-${ways.indexOf(way)}`);
  const batch = batchOf(0);
  const [first] = batch;
  if (first) batch[0] = { ...first, time: first.time + 0.5 };
  const writer = way.open(settings);
  await writer.write(batch);
  await writer.close();
  const client = influxClient(settings);
  let stored = 0;
  for await (const { rows } of client.query(settings.bucket, 'SELECT count(value) FROM /.*/')) {
    stored += Number(rows[0]?.[1]);
  }
  client.close();
  return batch.length - 1 - stored;
}

/** Two messages of four observations from every station. */
function batchOf(number: number): Observation[] {
  return Array.from({ length: BATCH }, (_, i) => {
    const message = Math.floor(i / PROPERTIES.length);
    const time = Date.UTC(2026, 6, 1) + (number * 2 + Math.floor(message / STATIONS)) * SECOND_MS;
    return {
      station: `626${String(message % STATIONS).padStart(5, '0')}`,
      property: PROPERTIES[i % PROPERTIES.length] ?? '',
      time,
      value: ((i * 7_919 + number) % 100_000) / 100,
      flag: GOOD,
      reasons: 0,
      received: time + 1_500,
      raw: { partition: 0, offset: (number + 1) * (BATCH / PROPERTIES.length) + message },
    };
  });
}

/** µs of processor time that the server has used (proc(5), 100 ticks a second). */
function serverCpu(server: InfluxServer): number {
  const fields =
    readFileSync(`/proc/${server.pid()}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

function tableOf(
  results: ReadonlyMap<string, readonly Result[]>,
  lost: ReadonlyMap<string, number>,
) {
  const own = results.get('the store') ?? [];
  return {
    title: 'Durable lines into InfluxDB 2, batches of 8,000 observations',
    columns: [
      'way',
      'lines/s',
      'the store is … times as fast',
      'own CPU, µs/line',
      "server's, µs/line",
      'lost to 1 bad line',
    ],
    rows: [...results].map(([name, found]) => [
      name,
      spread(found.map((r) => r.linesPerSecond)),
      spread(found.map((r, i) => (own[i]?.linesPerSecond ?? Number.NaN) / r.linesPerSecond)),
      spread(found.map((r) => r.ownMicros)),
      spread(found.map((r) => r.serverMicros)),
      lost.get(name) ?? '',
    ]),
    notes: [
      '1,000 stations, 4 properties, 4 fields. The store also keeps the latest of every series; WriteApi only writes.',
      'Ratios within each round, on the same server. Lost: good lines of 8,000 that are not stored when one cannot be read.',
    ],
  };
}
