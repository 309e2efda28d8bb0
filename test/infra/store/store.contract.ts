import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAIL, MISSING, NOT_EVALUATED, SUSPECT } from '../../../domain/quality.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import type { RangeQuery, Store } from '../../../infra/store/store.ts';
import { expectSame } from './expect-same.ts';
import { batches, observation, START } from './observations.ts';
import { observationsOf, sorted, storeModel } from './store-model.ts';

const STAGE = { property: 'stage', from: START - DAY_MS, to: START + 30 * DAY_MS };

/** What every adapter of the store must do. The store may hold other stations already. */
export function testStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let stations = 0;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    /** The store may be a shared one, and hold what earlier runs wrote. */
    const newStation = () => `contract-${Date.now().toString(36)}-${stations++}`;
    const read = async (query: RangeQuery) => observationsOf(await store.range(query), query);
    const latestOf = async (station: string) =>
      sorted((await store.latest()).filter((o) => o.station === station));

    test('what was written is read back as it was, a missing value too', async () => {
      const station = newStation();
      const written = [
        observation({
          station,
          value: -0.125,
          reasons: 65_535,
          raw: { partition: 7, offset: 2 ** 50 },
        }),
        observation({ station, time: START + 1, value: null, flag: MISSING, reasons: 1 }),
        observation({ station, time: START + 2, value: 1e-300, flag: FAIL, received: START + 9e9 }),
      ];
      await store.write(written);
      expect(await read({ station, ...STAGE })).toEqual(written);
    });

    test('a series that was never written has no points, no latest and no aggregates', async () => {
      const station = newStation();
      expect((await store.range({ station, ...STAGE })).times).toHaveLength(0);
      expect(await store.aggregate({ station, ...STAGE, step: HOUR_MS })).toEqual([]);
      expect(await latestOf(station)).toEqual([]);
    });

    test('a write of nothing is well', async () => {
      await expect(store.write([])).resolves.toEqual([]);
    });

    test('points come in order of time, however they were written', async () => {
      const station = newStation();
      const times = [5, 1, 4, 2, 3].map((minute) => START + minute * MINUTE_MS);
      await store.write(times.slice(0, 3).map((time) => observation({ station, time })));
      await store.write(times.slice(3).map((time) => observation({ station, time })));
      expect([...(await store.range({ station, ...STAGE })).times]).toEqual(times.sort());
    });

    test('a range holds its first moment and not its last', async () => {
      const station = newStation();
      const times = [START - 1, START, START + 1, START + 2];
      await store.write(times.map((time) => observation({ station, time })));
      const { times: found } = await store.range({ station, ...STAGE, from: START, to: START + 2 });
      expect([...found]).toEqual([START, START + 1]);
      const last = await store.range({ station, ...STAGE, from: START + 2, to: START + 3 });
      expect([...last.times]).toEqual([START + 2]);
    });

    test('a limit takes the first points, or the last ones, in order of time', async () => {
      const station = newStation();
      const times = Array.from({ length: 9 }, (_, i) => START + i);
      await store.write(times.map((time) => observation({ station, time })));
      const query = { station, ...STAGE, limit: 3 };
      expect([...(await store.range(query)).times]).toEqual(times.slice(0, 3));
      expect([...(await store.range({ ...query, newestFirst: true })).times]).toEqual(
        times.slice(-3),
      );
      expect((await store.range({ ...query, limit: 99 })).times).toHaveLength(9);
    });

    test('writing a moment again replaces it and doubles nothing', async () => {
      const station = newStation();
      const repaired = observation({ station, value: 18.5, flag: SUSPECT, reasons: 4 });
      await store.write([observation({ station }), observation({ station })]);
      await store.write([repaired]);
      expect(await read({ station, ...STAGE })).toEqual([repaired]);
      expect(await latestOf(station)).toEqual([repaired]);
    });

    test('the latest is the newest that is good, not evaluated or suspect', async () => {
      const station = newStation();
      const flags = [NOT_EVALUATED, SUSPECT, FAIL, MISSING] as const;
      for (const [i, flag] of flags.entries()) {
        const value = flag === MISSING ? null : i;
        await store.write([observation({ station, time: START + i, flag, value })]);
      }
      const suspect = observation({ station, time: START + 1, flag: SUSPECT, value: 1 });
      expect(await latestOf(station)).toEqual([suspect]);
    });

    test('a backfill does not move the latest back', async () => {
      const station = newStation();
      const newest = observation({ station, value: 20 });
      await store.write([newest]);
      await store.write([observation({ station, time: START - HOUR_MS, value: 12 })]);
      expect(await latestOf(station)).toEqual([newest]);
    });

    test('when the latest is failed afterwards, the one before it is the latest again', async () => {
      const station = newStation();
      const before = observation({ station, value: 19 });
      const spike = observation({ station, time: START + MINUTE_MS, value: 190 });
      await store.write([before, spike, observation({ station, property: 'rainfall', value: 2 })]);
      await store.write([{ ...spike, flag: FAIL }]);
      expect((await latestOf(station)).at(-1)).toEqual(before);
      await store.write([{ ...before, flag: FAIL }]);
      expect((await latestOf(station)).map(({ property }) => property)).toEqual(['rainfall']);
    });

    test('the one before it is found however many failed ones lie between', async () => {
      const station = newStation();
      const before = observation({ station });
      const newest = observation({ station, time: START + 600 });
      const between = Array.from({ length: 599 }, (_, i) =>
        observation({ station, time: START + 1 + i, flag: FAIL }),
      );
      await store.write([before, ...between, newest]);
      await store.write([{ ...newest, flag: FAIL }]);
      expect(await latestOf(station)).toEqual([before]);
    });

    test('aggregates are by steps from the origin and leave out what is not usable', async () => {
      const station = newStation();
      const origin = Date.UTC(2026, 0, 1); // 08:00 in Beijing
      const at = (hour: number, value: number, flag: 1 | 3 = 1) =>
        observation({ station, time: origin + hour * HOUR_MS, value, flag });
      await store.write([at(0, 3), at(5, 1), at(23.9, 2), at(24, 9, 3), at(49, 7)]);
      const span = { from: origin, to: origin + 5 * DAY_MS };
      const missing = { min: Number.NaN, max: Number.NaN, first: Number.NaN, last: Number.NaN };
      expect(
        await store.aggregate({ station, property: 'stage', ...span, step: DAY_MS, origin }),
      ).toEqual([
        { time: origin, count: 3, excluded: 0, min: 1, max: 3, sum: 6, first: 3, last: 2 },
        { time: origin + DAY_MS, count: 0, excluded: 1, sum: 0, ...missing },
        {
          time: origin + 2 * DAY_MS,
          count: 1,
          excluded: 0,
          min: 7,
          max: 7,
          sum: 7,
          first: 7,
          last: 7,
        },
      ]);
    });

    test('a late reading is in the aggregate of its step at once', async () => {
      const station = newStation();
      const query = { station, ...STAGE, step: HOUR_MS };
      await store.write([observation({ station, value: 1 })]);
      await store.aggregate(query);
      await store.write([observation({ station, time: START + 1, value: 5 })]);
      expect(await store.aggregate(query)).toMatchObject([{ count: 2, sum: 6, last: 5 }]);
    });

    test('a large batch is written in full', async () => {
      const station = newStation();
      const many = Array.from({ length: 40_000 }, (_, i) =>
        observation({ station, time: START + i * MINUTE_MS, value: i }),
      );
      await store.write(many);
      expect(await read({ station, property: 'stage', from: 0, to: 9e15 })).toEqual(many);
    });

    test('any writes in any order leave what the plainest store would hold', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(batches(['a', 'b']), { maxLength: 6 }), async (written) => {
          const prefix = newStation();
          const model = storeModel();
          for (const batch of written) {
            const own = batch.map((o) => ({ ...o, station: `${prefix}-${o.station}` }));
            model.write(own);
            await store.write(own);
          }
          await expectSame(store, model, [`${prefix}-a`, `${prefix}-b`]);
        }),
        { numRuns: 25 },
      );
    });
  });
}
