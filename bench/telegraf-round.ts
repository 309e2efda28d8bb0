import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { environmentVariable } from '../infra/config.ts';
import { influxClient } from '../infra/influx/influx-client.ts';
import { type InfluxSettings, influxSettings } from '../infra/influx/influx-settings.ts';
import { setUpInflux } from '../infra/influx/set-up-influx.ts';
import { end, launch } from '../infra/servers/launch.ts';
import { expectedStages } from '../test/load/plan.ts';
import { type Servers, startServers } from '../test/servers/start-servers.ts';
import { floodPlan, GATEWAYS, measureFlood, startFlood, untilStored } from './flood.ts';
import { LOAD_STATIONS } from './load-house.ts';
import type { FloodRound } from './rates.ts';

/** The program, or undefined where it is not on PATH. */
export function findTelegraf(): string | undefined {
  const folders = (environmentVariable('PATH') ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'telegraf')).find(existsSync);
}

export type TelegrafRound = FloodRound<'generator' | 'Mosquitto' | 'Telegraf' | 'InfluxDB'>;

/**
 * The same messages from the same Mosquitto straight into the same InfluxDB, by Telegraf's mqtt_consumer and influxdb_v2: a
 * line of four fields a message, nothing judged, and acknowledged before anything is durable.
 */
export async function telegrafRound(
  program: string,
  rate: number,
  seconds: number,
): Promise<TelegrafRound> {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-telegraf-'));
  const undo: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true })];
  try {
    const servers = await startServers(folder, { accounts: GATEWAYS }, undo);
    const settings = influxSettings(servers.config.store);
    await setUpInflux(settings);
    const file = join(folder, 'telegraf.conf');
    writeFileSync(file, configuration(servers, settings), { mode: 0o600 });
    const log = join(folder, 'telegraf.log');
    const telegraf = launch(program, ['--config', file], { log, lastSignal: 'SIGKILL' });
    undo.push(() => end(telegraf, 'SIGTERM'));
    const client = influxClient(settings);
    undo.push(async () => client.close());
    const counted = async () => {
      const [first] = await Array.fromAsync(client.query(settings.bucket, COUNT));
      return Number(first?.rows[0]?.[1] ?? 0);
    };
    return await flooded(servers, telegraf.pid ?? 0, { rate, seconds, counted });
  } finally {
    for (const step of undo.toReversed()) await step();
  }
}

const COUNT = 'SELECT count(stage) FROM observation';

async function flooded(
  { config, mosquitto, influx }: Servers,
  telegraf: number,
  run: { rate: number; seconds: number; counted: () => Promise<number> },
): Promise<TelegrafRound> {
  const { rate, seconds, counted } = run;
  const port = config.mqtt;
  const first = floodPlan(LOAD_STATIONS, 1);
  const known = expectedStages(first, Array(first.total).keys()).size;
  await untilStored(async () => {
    await startFlood({ port, plan: first, rate: 1_000 }).done; // lost until Telegraf has subscribed
    return (await counted()) >= known;
  });
  const plan = floodPlan(rate * seconds);
  const wanted = known + expectedStages(plan, Array(plan.total).keys()).size;
  const servers = { Mosquitto: mosquitto.pid ?? 0, InfluxDB: influx.pid() ?? 0 };
  const pids = { generator: 'self', Telegraf: telegraf, ...servers } as const;
  return measureFlood({ port, plan, rate }, pids, async () => (await counted()) >= wanted);
}

/** https://github.com/influxdata/telegraf/tree/v1.37.2/plugins, as wide as the house: 20,000 messages in hand, 5,000 lines a batch. */
function configuration({ mosquitto }: Servers, influx: InfluxSettings): string {
  const { username, host, searchParams } = new URL(mosquitto.url);
  const password = readFileSync(searchParams.get('passwordFile') ?? '', 'utf8').trim();
  return `[agent]
  metric_batch_size = 5000
  metric_buffer_limit = 200000
  flush_interval = "1s"
  omit_hostname = true
  quiet = true
[[inputs.mqtt_consumer]]
  servers = ["tcp://${host}"]
  username = "${username}"
  password = "${password}"
  topics = ["poyang/+/json"]
  qos = 1
  persistent_session = true
  client_id = "telegraf"
  max_undelivered_messages = 20000
  data_format = "json_v2"
  topic_tag = ""
  [[inputs.mqtt_consumer.topic_parsing]]
    topic = "poyang/+/json"
    tags = "_/station/_"
  [[inputs.mqtt_consumer.json_v2]]
    measurement_name = "observation"
    timestamp_path = "time"
    timestamp_format = "2006-01-02T15:04:05.000Z"
    [[inputs.mqtt_consumer.json_v2.object]]
      path = "values"
[[outputs.influxdb_v2]]
  urls = ["${influx.url}"]
  token = "${influx.token}"
  organization = "${influx.organisation}"
  bucket = "${influx.bucket}"
  content_encoding = "identity"
`;
}
