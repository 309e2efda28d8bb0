import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observation } from '../../../domain/observation.ts';
import { type Flag, reasonMask } from '../../../domain/quality.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import { NOTHING_STANDS, step } from '../../../streams/warnings/step.ts';
import { changeBy } from '../../../streams/warnings/timeline.ts';
import { journalEntryOf } from '../../../streams/warnings/told.ts';
import { standingNow, takeIn, takeUp } from '../../../streams/warnings/vigil.ts';
import type { Watch } from '../../../streams/warnings/watch.ts';
import { memoryJournal } from '../../fakes/memory-journal.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { HOUR, MINUTE, NOW, observation } from '../little-house.ts';
import { line } from './lines.ts';

/** Wide bands, so that what stands often depends on what stood long before. */
const watch: Watch = {
  station: '62302250',
  hazard: 'flood',
  property: 'stage',
  reach: HOUR,
  lines: [
    line('blue', 16, { hysteresis: 2 }),
    line('yellow', 17, { hysteresis: 0.5 }),
    line('red', 19, { hysteresis: 4 }),
  ],
};

const FLAGS: readonly [flag: Flag, reasons: number][] = [
  [1, 0],
  [2, reasonMask(['no_limits'])],
  [3, reasonMask(['usual_range'])],
  [3, reasonMask(['spike'])],
  [4, reasonMask(['gross_range'])],
  [9, reasonMask(['missing'])],
];

const reading = fc.record({
  value: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(15.2, 15.9) },
    { weight: 2, arbitrary: fc.constantFrom(14.5, 16.2, 16.8) },
    { weight: 1, arbitrary: fc.constantFrom(13, 14, 16, 17, 19, 20) },
  ),
  flag: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(FLAGS.length - 1) },
  ),
  minutes: fc.constantFrom(10, 10, 10, 30, 70),
  /** How many readings it is late by. */
  delay: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(150) }),
});

const course = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
  forgets: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
  /** How many readings the store is ahead of what the watch has heard. */
  ahead: fc.nat(30),
});

test('what is told in the end follows from the readings in order of time', async () => {
  const property = fc.asyncProperty(
    fc.array(reading, { minLength: 1, maxLength: 150, size: 'max' }),
    course,
    async (drawn, { sizes, forgets, ahead }) => {
      let time = NOW - 200 * HOUR;
      const readings = drawn.map(({ value, flag, minutes }) => {
        time += minutes * MINUTE;
        const [code, reasons] = FLAGS[flag] ?? [1, 0];
        return observation({ time, value: code === 9 ? null : value, flag: code, reasons });
      });
      const arrivals = readings
        .map((one, i) => ({ one, place: i + (drawn[i]?.delay ?? 0) }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);

      const ports = { store: memoryStore(), journal: memoryJournal(), clock: { now: () => NOW } };
      let vigil = await takeUp(ports, watch);
      for (let from = 0, n = 0; from < arrivals.length; n++) {
        const to = from + (sizes[n % sizes.length] ?? 1);
        await ports.store.write(arrivals.slice(0, to + ahead));
        if (forgets[n % forgets.length]) vigil = await takeUp(ports, watch);
        const events = await takeIn(ports, vigil, arrivals.slice(from, to));
        await ports.journal.record(events.map(journalEntryOf));
        from = to;
      }
      const again = await takeUp(ports, watch);
      expect(again.told.map(essence)).toEqual(folded(readings).map(essence));
      expect(vigil.told.map(essence)).toEqual(again.told.map(essence));
      expect(standingNow(again)).toEqual(standingNow(vigil));
    },
  );
  await fc.assert(property, { seed: 2020, numRuns: 400 });
}, 120_000);

function folded(readings: readonly Observation[]): WarningEvent[] {
  const timeline: WarningEvent[] = [];
  let standing = NOTHING_STANDS;
  for (const one of readings) {
    const next = step(watch, standing, one);
    if (next === standing) continue;
    standing = next;
    const change = changeBy(watch, timeline, { standing, reading: one, now: NOW });
    if (change) timeline.push(change);
  }
  return timeline;
}

function essence({ readingTime, severity, previous, value, threshold }: WarningEvent) {
  return [readingTime, previous, severity, value, threshold];
}
