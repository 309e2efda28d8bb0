import type { Observation } from '../domain/observation.ts';
import { GOOD } from '../domain/quality.ts';
import { HOUR_MS } from '../domain/time.ts';
import type { Store } from '../infra/store/store.ts';

const BATCH = 5_000;

/** Writes an hourly stage series of that many hours up to `to`, as a past that a query can be asked for. */
export async function writeHourSeries(store: Store, station: string, hours: number, to: number) {
  for (let first = 0; first < hours; first += BATCH) {
    const count = Math.min(BATCH, hours - first);
    await store.write(
      Array.from({ length: count }, (_, i) => hourly(station, to - (hours - first - i) * HOUR_MS)),
    );
  }
}

function hourly(station: string, time: number): Observation {
  const day = time / (24 * HOUR_MS);
  return {
    station,
    property: 'stage',
    time,
    value: 14 + 4 * Math.sin((day / 365) * 2 * Math.PI) + 0.2 * Math.sin(day * 2 * Math.PI),
    flag: GOOD,
    reasons: 0,
    received: time,
    raw: { partition: 0, offset: 0 },
  };
}
