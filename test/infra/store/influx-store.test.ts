import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAIL, SUSPECT } from '../../../domain/quality.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { influxStore } from '../../../infra/store/influx-store.ts';
import { noInflux, type TestInflux, testInflux } from '../../servers/influxdb.ts';
import { observation, START } from './observations.ts';
import { testStore } from './store.contract.ts';
import { observationsOf, sorted } from './store-model.ts';

const ALL = { from: 0, to: 9e15 };

describe.skipIf(noInflux)(`InfluxDB ${noInflux || ''}`, () => {
  let influx: TestInflux;
  beforeAll(async () => {
    influx = await testInflux();
  });
  afterAll(() => influx?.stop());

  testStore('InfluxDB store', async () => influxStore(await influx.newHouse()));

  test('any names of stations and properties come back, and none reaches beyond its own series', async () => {
    const store = influxStore(await influx.newHouse());
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'#_%\\,= \n"\'a'), maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(name, name, fc.double({ noNaN: true }), async (station, property, value) => {
        const written = observation({
          station,
          property,
          value: Number.isFinite(value) ? value : 1,
        });
        await store.write([written]);
        const series = { station, property };
        expect(observationsOf(await store.range({ ...series, ...ALL }), series)).toEqual([written]);
        expect((await store.latest()).filter((o) => o.station === station)).toContainEqual(written);
      }),
      { numRuns: 60 },
    );
    await store.close();
  });

  test('the newest points of a series are found, be they of today or of years ago', async () => {
    const now = START + 400 * DAY_MS;
    const store = influxStore(await influx.newHouse(), { clock: { now: () => now } });
    const ages = [0, 1, 30, 50, 100, 300, 399];
    await store.write(ages.map((age) => observation({ time: now - age * DAY_MS, value: age })));
    for (const limit of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const query = { station: '62601200', property: 'stage', ...ALL, limit, newestFirst: true };
      const { values } = await store.range(query);
      expect([...values]).toEqual(ages.slice(0, limit).reverse());
    }
    await store.close();
  });

  test('of many series asked for at once each gives its own newest points, however old', async () => {
    const now = START + 400 * DAY_MS;
    const store = influxStore(await influx.newHouse(), { clock: { now: () => now } });
    const seriesOf = (i: number) => {
      return { station: `s-${i >> 1}`, property: i % 2 ? 'stage' : 'rainfall' };
    };
    const written = Array.from({ length: 600 }, (_, i) =>
      [0, 1, 2].map((age) => {
        const time = now - (age * (i % 5) * 40 + 1) * DAY_MS + age;
        return observation({ ...seriesOf(i), time, value: i + age / 10 });
      }),
    );
    await store.write(written.flat());
    const found = await Promise.all(
      Array.from({ length: 601 }, (_, i) =>
        store.range({ ...seriesOf(i), ...ALL, limit: 2, newestFirst: true }),
      ),
    );
    const newest = (points: (typeof written)[0]) =>
      points.toSorted((a, b) => a.time - b.time).slice(-2);
    expect(found.map((points, i) => observationsOf(points, seriesOf(i)))).toEqual([
      ...written.map(newest),
      [],
    ]);
    await store.close();
  });

  test('processes that take a station over from each other keep its latest', async () => {
    const settings = await influx.newHouse();
    const [one, other] = [influxStore(settings), influxStore(settings)];
    const at = (offset: number, hour: number) =>
      observation({ time: START + hour * HOUR_MS, raw: { partition: 3, offset } });
    await one.write([at(0, 0)]);
    await other.write([at(1, 9)]);
    await one.write([at(2, 5)]);
    expect(await one.latest()).toEqual([at(1, 9)]);
    await other.write([{ ...at(1, 9), flag: FAIL, raw: { partition: 3, offset: 3 } }]);
    expect(await one.latest()).toEqual([at(2, 5)]);
    await Promise.all([one.close(), other.close()]);
  });

  test('a writer that starts anew goes on with the latest that it finds', async () => {
    const settings = await influx.newHouse();
    const written = [
      observation({}),
      observation({ property: 'rainfall', flag: SUSPECT, reasons: 3 }),
      observation({ station: 'other', value: -0 }),
    ];
    const first = influxStore(settings);
    await first.write(written);
    await first.close();
    const second = influxStore(settings);
    await second.write([observation({ time: START - 1 }), observation({ station: 'third' })]);
    expect(sorted(await second.latest())).toEqual(
      sorted([...written, observation({ station: 'third' })]),
    );
    await second.close();
  });

  test('a store that was opened for reading does not write', async () => {
    const store = influxStore(await influx.newHouse(), { readOnly: true });
    await expect(store.write([observation({})])).rejects.toThrow('for reading');
    await store.close();
  });
});
