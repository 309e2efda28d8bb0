import { execFileSync } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { missingServers } from '../../commands/up/on-servers.ts';
import { until } from '../load/test-house.ts';
import { dataFolder, houseUp, type RunningHouse, upRefused } from './running-house.ts';

const lacking = missingServers();
const title = lacking.length > 0 ? ` (skipped: ${lacking.join(' ')})` : '';

test.skipIf(lacking.length > 0)(
  `the house runs on its own Kafka, InfluxDB and Mosquitto, and goes on from there after Ctrl-C${title}`,
  { timeout: 300_000 },
  async () => {
    const data = dataFolder(onTestFinished);
    const house = await onServers(data);
    await until(async () => (await stationsSeen(house)).size > 20, 60);
    const seen = await stationsSeen(house);
    expect(house.output()).toMatch(/log +kafka:.*\n +store +influx:/);
    expect(serversOn(data)).toHaveLength(3);

    expect(await house.interrupt()).toBe(0);
    const [, farewell] = house.output().split('Stopping: each room');
    expect(farewell).toMatch(/Stopping the servers.*\n.*Nothing acknowledged is lost/);
    expect(farewell).not.toContain('ERROR');
    expect(serversOn(data)).toEqual([]);

    const again = await onServers(data, ['--no-simulator']);
    await until(async () => {
      const now = await stationsSeen(again);
      return [...seen].every((station) => now.has(station));
    }, 20);
    expect(again.output()).not.toContain('First start');
    expect(await again.interrupt()).toBe(0);
  },
);

test.skipIf(lacking.length > 0)(
  `a server that dies is started again, and the house goes on${title}`,
  { timeout: 300_000 },
  async () => {
    const data = dataFolder(onTestFinished);
    const house = await onServers(data);
    for (const name of ['Mosquitto', 'InfluxDB', 'Kafka']) {
      process.kill(pidOn(`${data}/servers/${name.toLowerCase()}`), 'SIGKILL');
      await until(async () => house.output().includes(`${name} is back.`), 120);
      expect(house.output()).toMatch(new RegExp(`${name} ended; starting it again in 0.5 s`));
    }
    const newest = await newestTime(house);
    await until(async () => (await newestTime(house)) > newest, 120);
    expect(await house.interrupt()).toBe(0);
    expect(serversOn(data)).toEqual([]);
  },
);

test('servers of its own and a server that is named exclude each other', async () => {
  const data = dataFolder(onTestFinished);
  const refused = await upRefused(['--servers', '--log', 'kafka://127.0.0.1:9', '--data', data]);
  expect(refused).toMatchObject({
    code: 2,
    output: expect.stringMatching(/^poyang: --servers starts .* take the setting log away/),
  });
});

/** On a new machine Kafka's jars are fetched first, and its quick start prepared. */
async function onServers(data: string, options: string[] = []): Promise<RunningHouse> {
  const house = await houseUp(data, ['--servers', ...options], 120);
  onTestFinished(async () => void (await house.interrupt()));
  return house;
}

async function stationsSeen(house: RunningHouse): Promise<Set<string>> {
  const { latest } = await house.api<{ latest: { station: string }[] }>('/api/latest');
  return new Set(latest.map(({ station }) => station));
}

async function newestTime(house: RunningHouse): Promise<number> {
  const { latest } = await house.api<{ latest: { time: number }[] }>('/api/latest');
  return Math.max(...latest.map(({ time }) => time));
}

/** The process of the server whose data are in this folder. */
function pidOn(folder: string): number {
  const running = execFileSync('ps', ['-eww', '-o', 'pid=,args=']).toString().split('\n');
  return Number.parseInt(running.find((line) => line.includes(folder)) ?? '', 10);
}

/** The programs that run with their data in this folder. */
function serversOn(data: string): string[] {
  const running = execFileSync('ps', ['-eww', '-o', 'args']).toString().split('\n');
  return running.filter((line) => line.includes(`${data}/servers`));
}
