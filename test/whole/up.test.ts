import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { connectAsync } from 'mqtt';
import { expect, onTestFinished, test } from 'vitest';
import { testGroups } from '../../commands/test-groups.ts';
import { until } from '../load/test-house.ts';
import {
  dataFolder,
  houseUp,
  type RunningHouse,
  upInterrupted,
  upRefused,
} from './running-house.ts';

interface Latest {
  latest: { station: string; property: string; time: number; value: number; flag: number }[];
}

/** Function 32H, SL 651-2014, of station 0011223344. */
const FRAME_OF_ANOTHER_STATION =
  '7E7E05001122334403E832002B020034170718110016F1F1001122334448F0F01707181100201900004026190000403923000104903812109903A421';

const time = new Date().toISOString();
const demoStage = async (house: RunningHouse) =>
  (await house.api<Latest>('/api/latest')).latest.find(
    ({ station, property }) => station === 'demo' && property === 'stage',
  );

test('a reading that is published is on the page, survives Ctrl-C and a second start', {
  timeout: 120_000,
}, async () => {
  const data = dataFolder(onTestFinished);
  const house = await houseUp(data, ['--no-simulator']);
  expect(house.output()).toContain(house.secretOf('demo'));
  expect(statSync(join(data, 'credentials.json')).mode & 0o777).toBe(0o600);

  const client = await connectAsync(`mqtt://127.0.0.1:${house.mqtt}`, {
    username: 'demo',
    password: house.secretOf('demo'),
  });
  await client.publishAsync(
    'poyang/demo/json',
    JSON.stringify({ time, values: { stage: 19.03 } }),
    {
      qos: 1,
    },
  );
  await client.endAsync();
  await until(async () => (await demoStage(house)) !== undefined, 10);
  expect(await demoStage(house)).toMatchObject({ value: 19.03, flag: 1, time: Date.parse(time) });
  expect(await house.interrupt()).toBe(0);
  expect(house.output()).toContain('Nothing acknowledged is lost');

  const again = await houseUp(data, ['--no-simulator']);
  expect(again.output()).not.toContain(again.secretOf('demo'));
  await until(async () => (await demoStage(again)) !== undefined, 10);
  expect(await demoStage(again)).toMatchObject({ value: 19.03 });
  expect(await again.interrupt()).toBe(0);
});

test.skipIf(testGroups.find(({ name }) => name === 'mosquitto')?.find() === undefined)(
  'frames pushed by mosquitto_pub that are broken or speak for another station are among the rejects',
  { timeout: 120_000 },
  async () => {
    const house = await houseUp(dataFolder(onTestFinished), ['--no-simulator']);
    const publish = (payload: string[]) =>
      promisify(execFile)('mosquitto_pub', [
        ...['-h', '127.0.0.1', '-p', `${house.mqtt}`, '-u', 'demo', '-P', house.secretOf('demo')],
        ...['-q', '1', '-t', 'poyang/demo/sl651', ...payload],
      ]);
    const file = join(dataFolder(onTestFinished), 'frame');
    writeFileSync(file, Buffer.from(FRAME_OF_ANOTHER_STATION, 'hex'));
    await publish(['-m', 'no frame']);
    await publish(['-f', file]);
    const rejected = async () => {
      const { counts } = await house.api<{ counts: Record<string, number> }>('/api/rejects');
      return counts;
    };
    await until(async () => Object.keys(await rejected()).length === 2, 10);
    expect(await rejected()).toEqual({ undecodable: 1, wrong_station: 1 });
    expect(await house.interrupt()).toBe(0);
  },
);

test('the simulated basin comes to life on the map, and says that it is simulated', {
  timeout: 120_000,
}, async () => {
  const house = await houseUp(dataFolder(onTestFinished));
  const stationsSeen = async () =>
    new Set((await house.api<Latest>('/api/latest')).latest.map(({ station }) => station)).size;
  await until(async () => (await stationsSeen()) > 200, 60);
  const { stations } = await house.api<{ stations: { id: string; origin: string }[] }>(
    '/api/stations',
  );
  expect(stations.find(({ id }) => id === '62601200')?.origin).toBe('simulated');
  expect(await house.interrupt()).toBe(0);
});

test('Ctrl-C while the rooms start stops them too', { timeout: 60_000 }, async () => {
  const options = ['--data', dataFolder(onTestFinished), '--http', '0', '--mqtt', '0'];
  const { code, output } = await upInterrupted(options, 'First start');
  expect(code).toBe(0);
  expect(output).not.toContain('poyang is up');
  expect(output).toContain('Stopped.');
});

test('an address that is written wrong is told once, before anything is made', async () => {
  const data = dataFolder(onTestFinished);
  const refused = await upRefused(['--data', data, '--store', 'influx://x']);
  expect(refused).toMatchObject({
    code: 2,
    output: expect.stringMatching(/^poyang: .*store.*\n$/),
  });
  expect(readdirSync(data)).toEqual([]);
});

test('a port that is taken is told in one sentence with the remedy', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const refused = await upRefused(['--data', dataFolder(onTestFinished), '--mqtt', `${port}`]);
  expect(refused).toEqual({
    code: 2,
    output: `poyang: Port ${port} is taken by another program: stop it, or choose another port with --mqtt PORT.\n`,
  });
});

test('a data folder that another house uses is told in one sentence with the remedy', {
  timeout: 120_000,
}, async () => {
  const data = dataFolder(onTestFinished);
  const house = await houseUp(data, ['--no-simulator']);
  const refused = await upRefused(['--data', data, '--http', '0', '--mqtt', '0']);
  expect(refused.code).toBe(2);
  expect(refused.output).toMatch(
    /^poyang: The data folder .* is in use by another .* --data DIR\.\n$/,
  );
  await house.interrupt();
});

test('a data folder of a newer version is told in one sentence', { timeout: 120_000 }, async () => {
  const data = dataFolder(onTestFinished);
  await (await houseUp(data, ['--no-simulator'])).interrupt();
  const store = new DatabaseSync(join(data, 'store.sqlite'));
  store.exec('PRAGMA user_version = 999');
  store.close();
  const refused = await upRefused(['--data', data, '--http', '0', '--mqtt', '0', '--no-simulator']);
  expect(refused.code).toBe(2);
  expect(refused.output).toContain('newer');
});

test('an option or a value that is wrong is named', async () => {
  expect(await upRefused(['--htp', '1'])).toMatchObject({
    code: 2,
    output: expect.stringContaining("Unknown option '--htp'"),
  });
  expect(await upRefused(['--http', 'eighty'])).toMatchObject({
    code: 2,
    output: expect.stringContaining('The setting http is wrong'),
  });
  const data = dataFolder(onTestFinished);
  expect(await upRefused(['--data', data, '--http', '2883', '--mqtt', '2883'])).toMatchObject({
    code: 2,
    output: expect.stringContaining('give them two ports'),
  });
});
