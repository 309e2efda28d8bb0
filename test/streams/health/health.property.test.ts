import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceEvent } from '../../../domain/device-event.ts';
import type { Observation } from '../../../domain/observation.ts';
import { GOOD, reasonMask, SUSPECT } from '../../../domain/quality.ts';
import { deviceOf } from '../../../streams/health/device.ts';
import { NO_TALLY, recordOf } from '../../../streams/health/health-record.ts';
import { takeNews } from '../../../streams/health/news.ts';
import { takeObservations } from '../../../streams/health/take-observations.ts';
import { eventEntryOf } from '../../../streams/quality/device-signs.ts';
import { MINUTE, NOW } from '../little-house.ts';
import { gauge, observed } from './observed.ts';

/** A day in which readings are missing, stand still, come late and by a wrong clock, and the battery sinks. */
const readings = fc
  .array(
    fc.record({
      isThere: fc.boolean(),
      isFlat: fc.boolean(),
      volts: fc.constantFrom(11.2, 11.6, 12, 12.4, 13),
      late: fc.constantFrom(0, 0, 0, 0, 4, 12, 60),
      offset: fc.constantFrom(0, 0, 0, 4, 7),
    }),
    { minLength: 4, maxLength: 16 },
  )
  .map((slots) => slots.flatMap(readingsAt));

function readingsAt(
  slot: { isThere: boolean; isFlat: boolean; volts: number; late: number; offset: number },
  i: number,
): Observation[] {
  if (!slot.isThere) return [];
  const time = NOW + 5 * i * MINUTE;
  const own = {
    time,
    received: time + 2_000 + i + (slot.late + slot.offset) * MINUTE,
    raw: { partition: 0, offset: i },
  };
  const flat = { flag: SUSPECT, reasons: reasonMask(['flat_line']) } as const;
  return [
    observed(0, { ...own, ...(slot.isFlat ? flat : { flag: GOOD }) }),
    observed(0, { ...own, property: 'supply_voltage', value: slot.volts }),
  ];
}

/** How the device ends, and what stands in the journal then. */
function outcome(batches: readonly (readonly Observation[])[]) {
  const device = deviceOf(gauge());
  const journal = new Map<string, DeviceEvent>();
  for (const batch of batches) {
    takeObservations(device, batch, 0);
    for (const event of takeNews(device)) journal.set(eventEntryOf(event).id, event);
  }
  const stands = [...journal].filter(([, { retracted }]) => !retracted);
  return {
    health: recordOf(device, NO_TALLY, NOW + 90 * MINUTE),
    events: Object.fromEntries(stands.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

test('shuffled, doubled and parted in any way, readings lead to the same health and the same events', () => {
  const shuffled = readings.chain((all) =>
    fc.record({
      all: fc.constant(all),
      disorder: fc
        .shuffledSubarray([...all, ...all], { minLength: 0 })
        .map((some) => [...some, ...all.toReversed()]),
      cut: fc.integer({ min: 1, max: 7 }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ all, disorder, cut }) => {
      const parted = Array.from({ length: Math.ceil(disorder.length / cut) }, (_, i) =>
        disorder.slice(i * cut, (i + 1) * cut),
      );
      expect(outcome(parted)).toEqual(outcome([all]));
    }),
    { numRuns: 300, seed: 7 },
  );
});
