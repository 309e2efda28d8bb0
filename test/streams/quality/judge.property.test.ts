import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observation } from '../../../domain/observation.ts';
import { reasonMask } from '../../../domain/quality.ts';
import type { Store } from '../../../infra/store/store.ts';
import { judge, UNJUDGED } from '../../../streams/quality/judge.ts';
import { judgeArrivals } from '../../../streams/quality/judge-arrivals.ts';
import { type MonitoredSeries, monitor } from '../../../streams/quality/monitored.ts';
import { insert, type Stretch } from '../../../streams/quality/stretch.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { HOUR, MINUTE, NOW, observation, station, stored } from '../little-house.ts';
import { seeded } from '../seeded.ts';

const gauge = station({
  series: [
    {
      property: 'stage',
      unit: 'm',
      intervalSeconds: 600,
      limits: { usual: [10, 20], flat: { eps: 0.001, hours: 15 } },
    },
  ],
});

/** Spells of one kind: standing still, moving, dead, and the odd silence before one. */
const spell = fc.record({
  values: fc.oneof(
    { weight: 5, arbitrary: fc.constant([15]) },
    { weight: 3, arbitrary: fc.constant([15, 15.3, 14.9, 16, 19]) },
    { weight: 2, arbitrary: fc.constant([null, -999, 25]) },
    { weight: 2, arbitrary: fc.constant([15, -999]) },
  ),
  length: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 200 })),
  silence: fc.constantFrom(0, 0, 0, 90, 1_000),
});

const series = fc
  .record({ spells: fc.array(spell, { minLength: 1, maxLength: 6 }), seed: fc.integer() })
  .chain(({ spells, seed }) => {
    const points = pointsOf(spells, seeded(seed));
    return fc.record({
      points: fc.constant(points),
      delays: fc.oneof(
        { weight: 4, arbitrary: fc.array(fc.nat(20), { minLength: 1, maxLength: 50 }) },
        { weight: 1, arbitrary: fc.array(fc.nat(2_000), { minLength: 500, maxLength: 500 }) },
      ),
      late: fc.array(fc.nat(points.length - 1), { maxLength: 15 }),
      sizes: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
      forgets: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
    });
  });

test('verdicts follow from the values in order of time, whatever order they came in', async () => {
  const property = fc.asyncProperty(series, async ({ points, ...how }) => {
    const store = memoryStore();
    let watched = watch();
    for (const [n, batch] of batchesOf(points, how).entries()) {
      await take(store, watched, batch);
      if (how.forgets[n % how.forgets.length]) watched = watch();
    }
    expect(await stored(store, gauge.id, 'stage')).toEqual(await atOnce(points));
  });
  await fc.assert(property, { seed: 1998, numRuns: 400 });
}, 120_000);

interface Disorder {
  readonly delays: readonly number[];
  readonly late: readonly number[];
  readonly sizes: readonly number[];
}

/** The points in batches as they arrive, a little or wholly out of order, and the late ones last, one by one. */
function batchesOf(points: readonly Observation[], { delays, late, sizes }: Disorder) {
  const arrivals = points
    .map((point, i) => ({ point, place: i + (delays[i % delays.length] ?? 0) }))
    .filter((_, i) => !late.includes(i))
    .sort((a, b) => a.place - b.place)
    .map(({ point }) => point);
  const batches: Observation[][] = [];
  while (arrivals.length > 0) {
    batches.push(arrivals.splice(0, sizes[batches.length % sizes.length] ?? 1));
  }
  return [...batches, ...[...new Set(late)].map((i) => [points[i] as Observation])];
}

type Spell = typeof spell extends fc.Arbitrary<infer S> ? S : never;

function pointsOf(spells: readonly Spell[], random: () => number): Observation[] {
  let time = NOW - 60 * 24 * HOUR;
  return spells.flatMap(({ values, length, silence }) => {
    time += silence * MINUTE;
    return Array.from({ length }, () => {
      time += 10 * MINUTE;
      const value = values[Math.floor(random() * values.length)] as number | null;
      const doubt = random() < 0.05 ? reasonMask([random() < 0.5 ? 'fault' : 'manual']) : 0;
      return observation({ time, value, reasons: UNJUDGED | doubt });
    });
  });
}

function watch(): MonitoredSeries {
  return monitor(new Map([[gauge.id, gauge]]))(gauge.id)?.series.get('stage') as MonitoredSeries;
}

async function take(store: Store, watched: MonitoredSeries, arrivals: Observation[]) {
  watched.arrivals = arrivals;
  while (watched.arrivals.length > 0) {
    await store.write((await judgeArrivals(store, watched)).changed);
  }
}

/** All of the series judged in one go. */
async function atOnce(points: readonly Observation[]): Promise<string[]> {
  const all: Stretch = { points: [], sameSince: [], sameCount: [], sure: 0, cutAfter: false };
  for (const point of points) insert(all, point);
  judge(all, 0, watch().rules);
  const store = memoryStore();
  await store.write(all.points);
  return stored(store, gauge.id, 'stage');
}
