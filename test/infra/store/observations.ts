import fc from 'fast-check';
import type { Observation } from '../../../domain/observation.ts';
import { FAIL, GOOD, MISSING, NOT_EVALUATED, SUSPECT } from '../../../domain/quality.ts';
import { MINUTE_MS } from '../../../domain/time.ts';

/** 2026-07-01T00:00Z */
export const START = Date.UTC(2026, 6, 1);

/** A good stage of 19.03 m, but for what is said otherwise. */
export function observation(differences: Partial<Observation>): Observation {
  return {
    station: '62601200',
    property: 'stage',
    time: START,
    value: 19.03,
    flag: GOOD,
    reasons: 0,
    received: START + 1_500,
    raw: { partition: 0, offset: 17 },
    ...differences,
  };
}

/** A batch of few stations, properties and times, so that much of it falls on what is there already. */
export function batches(stations: readonly string[]): fc.Arbitrary<Observation[]> {
  return fc.array(anObservation(stations), { minLength: 1, maxLength: 40 });
}

function anObservation(stations: readonly string[]): fc.Arbitrary<Observation> {
  return fc
    .record({
      station: fc.constantFrom(...stations),
      property: fc.constantFrom('stage', 'rainfall'),
      time: fc.integer({ min: 0, max: 120 }).map((quarters) => START + quarters * 15 * MINUTE_MS),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
      flag: fc.constantFrom(GOOD, GOOD, GOOD, NOT_EVALUATED, SUSPECT, FAIL, MISSING),
      reasons: fc.integer({ min: 0, max: 65_535 }),
      received: fc.integer({ min: START, max: START + 1e9 }),
      raw: fc.record({
        partition: fc.integer({ min: 0, max: 65_535 }),
        offset: fc.nat(2 ** 30),
      }),
    })
    .map((o) => ({ ...o, value: o.flag === MISSING ? null : o.value }));
}
