import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '../../../domain/observation.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { influxClient } from '../../../infra/influx/influx-client.ts';
import type { InfluxServer } from '../../../infra/servers/influxdb.ts';
import { influxCanary } from '../../../infra/store/influx-canary.ts';
import { influxStore } from '../../../infra/store/influx-store.ts';
import type { Store } from '../../../infra/store/store.ts';
import { noOwnInflux, ownInflux, type TestInflux } from '../../servers/influxdb.ts';
import { expectSame } from './expect-same.ts';
import { numberedBatch, STATIONS } from './numbered-batch.ts';
import { observation, START } from './observations.ts';
import { storeModel } from './store-model.ts';

const UNAVAILABLE = { code: 'STORE_UNAVAILABLE' };
const ALL = { station: '62601200', property: 'stage', from: 0, to: 9e15 };
const aMinute = (from: number, count: number, station = '62601200') =>
  Array.from({ length: count }, (_, i) => observation({ station, time: from + i, value: i }));

describe.skipIf(noOwnInflux)(`InfluxDB in a broken world ${noOwnInflux || ''}`, () => {
  let influx: TestInflux;
  let server: InfluxServer;
  beforeAll(async () => {
    ({ influx, server } = await ownInflux());
  });
  afterAll(() => influx?.stop());

  test('killed in mid-write and started again, it has lost nothing that was acknowledged', async () => {
    const store = influxStore(await influx.newHouse());
    const model = storeModel();
    let refusals = 0;
    for (let round = 0; round < 3; round++) {
      const restarted = killSoon(server, round * 7);
      for (let number = round * 20; number < (round + 1) * 20; number++) {
        refusals += await writeAtLast(store, numberedBatch(number));
        model.write(numberedBatch(number));
      }
      await restarted;
    }
    expect(refusals).toBeGreaterThan(0);
    await expectSame(store, model, STATIONS);
    await store.close();
  });

  test('frozen, it fails a write by the time limit, and thawed it takes the same again', async () => {
    const store = influxStore(await influx.newHouse({ timeoutSeconds: 0.5 }));
    await store.write(aMinute(START, 10));
    server.freeze();
    try {
      await expect(store.write(aMinute(START + 10, 3_000))).rejects.toMatchObject(UNAVAILABLE);
      await expect(store.range(ALL)).rejects.toThrow('time limit');
    } finally {
      server.thaw();
    }
    await writeAtLast(store, aMinute(START + 10, 3_000));
    expect((await store.range(ALL)).times).toHaveLength(3_010);
    await store.close();
  });

  test('the canary sings while it answers, and says when it does not', async () => {
    const clock = { now: () => START };
    const canary = influxCanary(await influx.newHouse({ timeoutSeconds: 0.5 }), clock);
    await canary();
    server.freeze();
    try {
      await expect(canary()).rejects.toMatchObject(UNAVAILABLE);
    } finally {
      server.thaw();
    }
    await expect
      .poll(() => canary().then(() => 'sings', String), { timeout: 10_000 })
      .toBe('sings');
  });

  test('stopped, it is unavailable, and the message says where and why', async () => {
    const settings = await influx.newHouse();
    const store = influxStore(settings);
    await server.stop();
    try {
      await expect(store.write(aMinute(START, 1))).rejects.toThrow(/InfluxDB at .*ECONNREFUSED/);
      await expect(store.latest()).rejects.toMatchObject(UNAVAILABLE);
    } finally {
      await server.start();
    }
    await store.write(aMinute(START, 1));
    await store.close();
  });

  test('without its buckets, or with a wrong token, the remedy is told', async () => {
    const settings = await influx.newHouse();
    const noHouse = influxStore({ ...settings, bucket: 'nobody-made-this' });
    await expect(noHouse.write(aMinute(START, 1))).rejects.toThrow('./poyang setup');
    await expect(noHouse.range(ALL)).rejects.toThrow('./poyang setup');
    const stranger = influxStore({ ...settings, token: 'wrong' });
    await expect(stranger.write(aMinute(START, 1))).rejects.toThrow('tokenFile');
    await expect(stranger.range(ALL)).rejects.toMatchObject(UNAVAILABLE);
  });

  test('of a batch with lines that it cannot read all others are stored, and those are named', async () => {
    const store = influxStore(await influx.newHouse());
    const batch = aMinute(START, 2_000);
    batch[3] = observation({ time: START + 0.5 });
    batch[1_204] = observation({ time: 1e13 });
    const refused = await store.write(batch);
    expect((await store.range(ALL)).times).toHaveLength(1_998);
    expect(refused).toEqual([
      { observation: batch[3], reason: expect.stringContaining('unable to parse') },
      { observation: batch[1_204], reason: expect.stringContaining('time outside range') },
    ]);
    expect((await store.latest()).map(({ time }) => time)).toEqual([START + 1_999]);
    await store.close();
  });

  test('a conflict of types costs the series that has it, and no other', async () => {
    const settings = await influx.newHouse();
    const client = influxClient(settings);
    const target = { bucket: settings.bucket, precision: 'ms' } as const;
    await client.write(target, `rainfall,station=62601200 value="a string" ${START}`);
    client.close();
    const store = influxStore(settings);
    const rain = observation({ property: 'rainfall', time: START + 1 });
    const refused = await store.write([...aMinute(START, 50), rain, ...aMinute(START + 50, 50)]);
    expect(refused.map(({ observation }) => observation)).toEqual([rain]);
    expect((await store.range(ALL)).times).toHaveLength(100);
    expect((await store.latest()).map(({ property }) => property)).toEqual(['stage']);
    await store.close();
  });

  test('what is older than the bucket keeps is refused at once, however much it is', async () => {
    const store = influxStore(await influx.newHouse({ retentionDays: 3 }));
    const now = Date.now();
    const refused = await store.write([...aMinute(now - 9 * DAY_MS, 900), ...aMinute(now, 100)]);
    expect(refused).toHaveLength(900);
    expect(refused[0]?.reason).toContain('retention');
    expect((await store.range(ALL)).times).toHaveLength(100);
    await store.close();
  });
});

/** Kills the server some turns of the event loop from now, and starts it again. */
async function killSoon(server: InfluxServer, turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
  await server.kill();
  await server.start();
}

/** Writes until it is acknowledged, as the streams do, and returns how often it was not. */
async function writeAtLast(store: Store, batch: readonly Observation[]): Promise<number> {
  for (let refusals = 0; ; refusals++) {
    const error = await store.write(batch).then(
      () => undefined,
      (thrown: { code?: string }) => thrown,
    );
    if (!error) return refusals;
    expect(error).toMatchObject(UNAVAILABLE);
    if (refusals > 2_000) throw error;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
