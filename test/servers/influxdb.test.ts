import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { setup } from '../../commands/setup.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { influxClient } from '../../infra/influx/influx-client.ts';
import { bucketsOf, influxSettings } from '../../infra/influx/influx-settings.ts';
import { setUpInflux } from '../../infra/influx/set-up-influx.ts';
import type { InfluxServer } from '../../infra/servers/influxdb.ts';
import { influxStore } from '../../infra/store/influx-store.ts';
import { observation } from '../infra/store/observations.ts';
import { noOwnInflux, ownInflux, type TestInflux } from './influxdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'poyang-influx-'));
const tokenFile = join(folder, 'token');
writeFileSync(tokenFile, 'secret\n');
afterAll(() => rmSync(folder, { recursive: true }));

test('an address says all that there is to say of an InfluxDB', () => {
  expect(influxSettings(`influx://db.example:8086/lake?tokenFile=${tokenFile}`)).toEqual({
    url: 'http://db.example:8086',
    organisation: 'lake',
    token: 'secret',
    bucket: 'poyang',
    retentionDays: 0,
    journalDays: 0,
    timeoutSeconds: 10,
    connections: 4,
    downsample: true,
  });
  const more =
    '&tls=true&bucket=b&retentionDays=30&timeoutSeconds=2.5&connections=8&downsample=false';
  expect(influxSettings(`influx://db/l%20k?tokenFile=${tokenFile}${more}`)).toMatchObject({
    url: 'https://db',
    organisation: 'l k',
    bucket: 'b',
    retentionDays: 30,
    timeoutSeconds: 2.5,
    connections: 8,
    downsample: false,
  });
});

test.each([
  ['influx', 'influx://host:8086'],
  [`influx://host?tokenFile=${tokenFile}`, 'organisation'],
  ['influx://host/org', 'tokenFile'],
  ['influx://host/org?tokenFile=/nowhere/at/all', '/nowhere/at/all'],
  [`influx://host/org?tokenFile=${tokenFile}&connections=none`, 'connections'],
  [`influx://host/org?tokenFile=${tokenFile}&retention=3`, 'retention'],
])('an address that is wrong is refused by the part at fault: %s', (address, part) => {
  const error = expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining(part) });
  expect(() => influxSettings(address)).toThrow(error);
});

describe.skipIf(noOwnInflux)(`InfluxDB set up ${noOwnInflux || ''}`, () => {
  let influx: TestInflux;
  let server: InfluxServer;
  beforeAll(async () => {
    ({ influx, server } = await ownInflux());
  });
  afterAll(() => influx?.stop());

  test('setting up again does nothing, and another retention is a change', async () => {
    const settings = await influx.newHouse();
    expect(await setUpInflux(settings)).toEqual([]);
    expect(await setUpInflux({ ...settings, retentionDays: 365 })).toEqual([
      `changed the bucket ${settings.bucket}: kept for 365 days`,
    ]);
    expect(await setUpInflux({ ...settings, retentionDays: 365 })).toEqual([]);
  });

  test('the command sets up what the address names, and says what it did', async () => {
    const said: string[] = [];
    const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      said.push(String(line));
      return true;
    });
    const address = `${server.url.replace('http', 'influx')}/poyang?tokenFile=${server.tokenFile}&bucket=by-command`;
    try {
      await setup.run(['--store', address]);
      await setup.run(['--store', address]);
      await setup.run([]);
    } finally {
      stdout.mockRestore();
    }
    expect(said).toEqual([
      ...['', '-journal', '-latest', '-hourly', '-daily'].map(
        (part) => `InfluxDB: made the bucket by-command${part}, kept for ever\n`,
      ),
      'InfluxDB: made the task by-command-downsample\n',
      'InfluxDB: all is there already\n',
      expect.stringContaining('need no setup'),
    ]);
    await expect(setup.run(['everything'])).rejects.toThrow('what is "everything"');
  });

  test('an organisation that is not there is named', async () => {
    const settings = await influx.newHouse();
    await expect(setUpInflux({ ...settings, organisation: 'nobody' })).rejects.toThrow('nobody');
  });

  test('the task keeps statistics of hours and days of the usable values', async () => {
    const settings = await influx.newHouse();
    const day = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS;
    const store = influxStore(settings);
    await store.write([
      observation({ time: day, value: 3 }),
      observation({ time: day + 60_000, value: 5 }),
      observation({ time: day + 120_000, value: 99, flag: 4 }),
      observation({ time: day + 5 * HOUR_MS, value: 1 }),
    ]);
    await store.close();

    const client = influxClient(settings);
    const name = `${settings.bucket}-downsample`;
    const { tasks } = (await client.call('GET', `/api/v2/tasks?name=${name}`)) as {
      tasks: { id: string }[];
    };
    await client.call('POST', `/api/v2/tasks/${tasks[0]?.id}/runs`, {});
    const rowsOf = async (bucket: string) => {
      const fields = 'SELECT min, max, sum, count FROM stage';
      return (await Array.fromAsync(client.query(bucket, fields))).flatMap(({ rows }) => rows);
    };
    const { hourly, daily } = bucketsOf(settings);
    await expect.poll(() => rowsOf(daily), { timeout: 20_000 }).toEqual([[day, 1, 5, 9, 3]]);
    // The task writes both buckets at once: either may be there first.
    await expect
      .poll(() => rowsOf(hourly), { timeout: 20_000 })
      .toEqual([
        [day, 3, 5, 8, 2],
        [day + 5 * HOUR_MS, 1, 1, 1, 1],
      ]);
    client.close();
  });

  test('a server stopped and started again keeps its token and its data', async () => {
    const settings = await influx.newHouse();
    const store = influxStore(settings);
    await store.write([observation({})]);
    await server.stop();
    await server.start();
    expect(await store.latest()).toEqual([observation({})]);
    await store.close();
    expect(statSync(server.tokenFile).mode & 0o777).toBe(0o600);
  });
});
