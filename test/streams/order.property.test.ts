import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RawPacket } from '../../domain/raw-packet.ts';
import { SEVERITIES } from '../../domain/severity.ts';
import { aDay, blank, DAY, GLITCH_KINDS, repaired, stations } from './a-day.ts';
import { type Course, openWarnings, run, timelineOf } from './disorder.ts';
import { littleHouse, stored } from './little-house.ts';
import { seeded } from './seeded.ts';

/**
 * How a day comes in: what each packet is late by, counted in packets, which come twice, which once more but without
 * their values, and which are repaired.
 */
interface Disorder {
  readonly delays: readonly number[];
  readonly doubled: readonly number[];
  readonly blanked: readonly number[];
  readonly repairs: readonly { readonly which: number; readonly by: number }[];
}

const packets = DAY * stations.length;

const glitches = fc.array(
  fc.record({
    station: fc.nat(2),
    at: fc.nat(DAY - 1),
    kind: fc.constantFrom(...GLITCH_KINDS),
  }),
  { maxLength: 40 },
);

const disorder: fc.Arbitrary<Disorder> = fc.record({
  delays: fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(packets) }),
    { minLength: 1, maxLength: packets },
  ),
  doubled: fc.array(fc.nat(packets - 1), { maxLength: 30 }),
  blanked: fc.array(fc.nat(packets - 1), { maxLength: 30 }),
  repairs: fc.array(
    fc.record({ which: fc.nat(packets - 1), by: fc.constantFrom(-3, -0.4, 0.3, 2) }),
    { maxLength: 4 },
  ),
});

const course: fc.Arbitrary<Course> = fc.record({
  cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
  mishaps: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('none', 'repeat', 'restart') },
      { weight: 2, arbitrary: fc.record({ crashAt: fc.nat(4), late: fc.boolean() }) },
    ),
    { minLength: 1, maxLength: 12 },
  ),
});

const inOrder: Course = { cuts: [1], mishaps: ['none'] };

test('the order, delay and doubling of readings leave the same store and the same warnings', async () => {
  const met = new Set<string>();
  const property = fc.asyncProperty(
    fc.integer(),
    glitches,
    disorder,
    course,
    async (seed, faults, how, where) => {
      const day = aDay(seeded(seed), faults);
      const orderly = await outcome(ordered(day, how), inOrder);
      const disorderly = await outcome(disordered(day, how), where);
      expect(disorderly).toEqual(orderly);
      for (const text of [orderly.store.flat().join(' '), JSON.stringify(orderly.timeline)]) {
        for (const [word] of text.matchAll(/[a-z_]+/g)) met.add(word);
      }
    },
  );
  await fc.assert(property, { seed: 20_200_712, numRuns: 30, endOnFailure: true });
  // The days drawn were not too quiet to tell.
  const telling = ['gross_range', 'usual_range', 'rate_of_change', 'spike', 'flat_line', 'missing'];
  expect([...met]).toEqual(expect.arrayContaining([...telling, 'low_water', ...SEVERITIES]));
}, 120_000);

async function outcome(packets: readonly RawPacket[], course: Course) {
  const house = littleHouse(stations);
  await run(house, packets, course);
  const series = stations.flatMap(({ id, series }) => series.map(({ property }) => [id, property]));
  const store = await Promise.all(
    series.map(([id = '', property = '']) => stored(house.store, id, property)),
  );
  return { store, timeline: await timelineOf(house), open: await openWarnings(house) };
}

/** Every reading in time, its repair at once. */
function ordered(day: readonly RawPacket[], { repairs }: Disorder): RawPacket[] {
  return day.flatMap((packet, i) => [packet, ...repairsOf(packet, i, repairs)]);
}

/** Repairs come last: which of two values holds is decided by which came later. */
function disordered(
  day: readonly RawPacket[],
  { delays, doubled, blanked, repairs }: Disorder,
): RawPacket[] {
  const arrivalOf = (i: number) => day.slice(i, i + 1).map((packet) => ({ packet, at: i }));
  const arrivals = [
    ...[...day.keys(), ...doubled].flatMap(arrivalOf),
    ...blanked.flatMap(arrivalOf).map(({ packet, at }) => ({ packet: blank(packet), at })),
  ];
  const place = (at: number, n: number) => at + (delays[n % delays.length] ?? 0);
  return [
    ...arrivals
      .map(({ packet, at }, n) => ({ packet, place: place(at, n) }))
      .sort((a, b) => a.place - b.place)
      .map(({ packet }) => packet),
    ...day.flatMap((packet, i) => repairsOf(packet, i, repairs)),
  ];
}

function repairsOf(packet: RawPacket, i: number, repairs: Disorder['repairs']): RawPacket[] {
  return repairs.filter(({ which }) => which === i).map(({ by }) => repaired(packet, by));
}
