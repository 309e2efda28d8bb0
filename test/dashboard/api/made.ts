import { expect } from 'vitest';
import type { Observation } from '../../../domain/observation.ts';
import { Station } from '../../../domain/station.ts';
import type { WarningEvent } from '../../../domain/warning.ts';

/** `expect` for what becomes true after a while: tried again and again, for as long as a busy machine may need. */
export function eventually<T>(value: () => T) {
  return expect.poll(value, { interval: 5, timeout: 20_000 });
}

/** Every run tries the same examples. */
export const SEEDED = { seed: 20_260_701 };

/** 2026-07-01T08:00:00+08:00 */
export const T0 = Date.UTC(2026, 6, 1);

/** An observation of station A's stage that is good, but for what is said otherwise. */
export function observed(own: Partial<Observation> = {}): Observation {
  return {
    station: 'A',
    property: 'stage',
    time: T0,
    value: 19.03,
    flag: 1,
    reasons: 0,
    received: T0 + 1_000,
    raw: { partition: 0, offset: 0 },
    ...own,
  };
}

/** A river station with stage and rainfall. */
export function station(id: string, own: Partial<Station> = {}): Station {
  return Station.parse({
    id,
    name: { zh: `站${id}`, en: `Station ${id}` },
    kind: 'river',
    lon: 116,
    lat: 29,
    placeVerified: false,
    series: [
      { property: 'stage', unit: 'cm', intervalSeconds: 300 },
      { property: 'rainfall', unit: 'mm', intervalSeconds: 300 },
    ],
    ...own,
  });
}

/** A flood warning of station A that was raised to blue. */
export function warning(own: Partial<WarningEvent> = {}): WarningEvent {
  return {
    station: 'A',
    hazard: 'flood',
    property: 'stage',
    severity: 'blue',
    value: 19.03,
    threshold: 19,
    readingTime: T0,
    eventTime: T0 + 2_000,
    basis: 'observed',
    corrected: false,
    ...own,
  };
}
