import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentVariable } from '../../infra/config.ts';
import { type InfluxSettings, influxSettings } from '../../infra/influx/influx-settings.ts';
import { setUpInflux } from '../../infra/influx/set-up-influx.ts';
import { freePort } from '../../infra/servers/free-ports.ts';
import { cachedInfluxd, type InfluxServer, influxServer } from '../../infra/servers/influxdb.ts';

/** A real InfluxDB to test on. */
export interface TestInflux {
  /** Settings of a house with buckets of its own, which are made. */
  newHouse(changes?: Partial<InfluxSettings>): Promise<InfluxSettings>;
  stop(): Promise<void>;
}

const DOCKER = await dockerAnswers();

/** Why no InfluxDB is to be had here, or false. In the order of `testInflux`. */
export const noInflux: string | false =
  given() !== undefined || DOCKER || cachedInfluxd() !== undefined
    ? false
    : 'no InfluxDB: run infra/servers/get-influxd.sh, start Docker, or set POYANG_TEST_INFLUX';

/** One that is named in POYANG_TEST_INFLUX (influx://…), or in a container, or natively. */
export async function testInflux(): Promise<TestInflux> {
  const address = given();
  if (address !== undefined) return houses(influxSettings(address), async () => {});
  return DOCKER ? inContainer() : natively();
}

/** A native server, for tests that kill and freeze it. */
export async function ownInflux(): Promise<{ influx: TestInflux; server: InfluxServer }> {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-influx-'));
  const server = await influxServer({ folder, port: await freePort() });
  const stop = async () => {
    await server.kill();
    rmSync(folder, { recursive: true });
  };
  return { influx: houses(asSettings(server), stop), server };
}

/** Why no InfluxDB of one's own is to be had here, or false. */
export const noOwnInflux: string | false =
  cachedInfluxd() === undefined && 'no InfluxDB to kill: run infra/servers/get-influxd.sh';

function given(): string | undefined {
  return environmentVariable('POYANG_TEST_INFLUX');
}

function dockerAnswers(): Promise<boolean> {
  if (environmentVariable('DOCKER_HOST') !== undefined) return Promise.resolve(true);
  const ping = { socketPath: '/var/run/docker.sock', path: '/_ping', timeout: 2_000 };
  return new Promise((resolve) => {
    const request = get(ping, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

async function natively(): Promise<TestInflux> {
  return (await ownInflux()).influx;
}

async function inContainer(): Promise<TestInflux> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const token = 'poyang-test-token';
  const container = await new GenericContainer('influxdb:2.7')
    .withEnvironment({
      DOCKER_INFLUXDB_INIT_MODE: 'setup',
      DOCKER_INFLUXDB_INIT_USERNAME: 'poyang',
      DOCKER_INFLUXDB_INIT_PASSWORD: token,
      DOCKER_INFLUXDB_INIT_ORG: 'poyang',
      DOCKER_INFLUXDB_INIT_BUCKET: 'unused',
      DOCKER_INFLUXDB_INIT_ADMIN_TOKEN: token,
    })
    .withExposedPorts(8086)
    .withWaitStrategy(Wait.forHttp('/health', 8086))
    .start();
  const url = `http://${container.getHost()}:${container.getMappedPort(8086)}`;
  return houses(
    asSettings({ url, org: 'poyang', token }),
    async () => void (await container.stop()),
  );
}

function asSettings(server: { url: string; org: string; token: string }): InfluxSettings {
  return {
    url: server.url,
    organisation: server.org,
    token: server.token,
    bucket: 'poyang',
    retentionDays: 0,
    journalDays: 0,
    timeoutSeconds: 20,
    connections: 4,
    downsample: true,
  };
}

let houseCount = 0;

function houses(server: InfluxSettings, stop: () => Promise<void>): TestInflux {
  return {
    async newHouse(changes) {
      const bucket = `test-${process.pid}-${Date.now().toString(36)}-${houseCount++}`;
      const settings = { ...server, bucket, ...changes };
      await setUpInflux(settings);
      return settings;
    },
    stop,
  };
}
