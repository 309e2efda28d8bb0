import type { Store } from '../../infra/store/store.ts';
import { observationsIn } from '../observations-in.ts';
import type { Device } from './device.ts';
import { takeObservations } from './take-observations.ts';

/** Takes in what the store has of a device's last day or so: what it knew before a restart. */
export async function recall(store: Store, device: Device, slack: number): Promise<void> {
  const series = await Promise.all(
    [...device.series.keys()].map(async (property) => {
      const query = { station: device.station, property, from: FIRST, to: LAST };
      return {
        property,
        points: await store.range({ ...query, limit: MOST, newestFirst: true }),
      };
    }),
  );
  const newest = Math.max(...series.map(({ points }) => points.times.at(-1) ?? FIRST));
  for (const { property, points } of series) {
    const observations = observationsIn(points, { station: device.station, property });
    takeObservations(
      device,
      observations.filter(({ time }) => time > newest - SPAN_MS),
      slack,
    );
  }
}

const FIRST = -8.64e15;
const LAST = 8.64e15;
/** A day of a report a minute. */
const MOST = 1_500;
const SPAN_MS = 25 * 3_600_000;
