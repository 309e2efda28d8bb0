import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { reasonsOf } from '../../../domain/quality.ts';
import type { Store } from '../../../infra/store/store.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { drain, HOUR, littleHouse, MINUTE, station } from '../little-house.ts';

/** Real telemetry of a flashy Mediterranean flood, stations in columns: the file says its source and licence. */
const rows: string[][] = parse(
  readFileSync(new URL('../fixtures/aude-2020-01.csv', import.meta.url), 'utf8'),
  { comment: '#' },
);
const ids = rows[0]?.slice(1) ?? [];

async function judged(everyMinutes: number) {
  const unit = { property: 'stage', unit: 'mm', intervalSeconds: everyMinutes * 60 };
  const { context, publish, store } = littleHouse(ids.map((id) => station({ id, series: [unit] })));
  for (const [stamp = '', ...values] of rows.slice(1)) {
    const time = Date.parse(stamp);
    if (time % (everyMinutes * MINUTE) !== 0) continue;
    for (const [i, value] of values.entries()) {
      if (value !== '') await publish(ids[i] ?? '', [[time, { stage: Number(value) }]], time);
    }
  }
  await drain(quality, context);
  return Promise.all(ids.map((id) => storedOf(store, id)));
}

async function storedOf(store: Store, station: string) {
  const span = { from: 0, to: Date.UTC(2021) };
  const points = await store.range({ station, property: 'stage', ...span });
  return Array.from(points.times, (time, i) => ({
    station,
    time,
    value: points.values[i] ?? Number.NaN,
    flag: points.flags[i],
    reasons: reasonsOf(points.reasons[i] ?? 0),
  }));
}

test.each([
  [10, 5_661, ['Y1232010 2020-01-23T10:10:00.000Z 3.558 3 rate_of_change spike']],
  [60, 944, []],
])(
  'of the Aude flood every %d min, only its one artefact is not good',
  async (every, count, bad) => {
    const points = (await judged(every)).flat();
    expect(points).toHaveLength(count);
    expect(
      points
        .filter(({ flag }) => flag !== 1)
        .map(({ station, time, value, flag, reasons }) =>
          [station, new Date(time).toISOString(), value.toFixed(3), flag, ...reasons].join(' '),
        ),
    ).toEqual(bad);
  },
);

test('no crest of the Aude flood is anything but good, two hours either way', async () => {
  for (const points of await judged(10)) {
    const highest = Math.max(...points.map(({ value }) => value));
    const crest = points.find(({ value }) => value === highest)?.time ?? 0;
    const around = points.filter(({ time }) => Math.abs(time - crest) <= 2 * HOUR);
    expect(around.length).toBeGreaterThan(20);
    expect(new Set(around.map(({ flag }) => flag))).toEqual(new Set([1]));
  }
});
