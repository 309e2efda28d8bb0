import type { Observation } from '../../domain/observation.ts';
import type { InfluxClient } from '../influx/influx-client.ts';
import { bucketsOf, type InfluxSettings } from '../influx/influx-settings.ts';
import { writeLines } from '../influx/write-lines.ts';
import { continuity } from './influx-continuity.ts';
import { latestWriter } from './influx-latest.ts';
import { asStored, lineOf } from './influx-observation.ts';
import type { Refused, Store } from './store.ts';

/** Writes one batch after the other, each over several connections. Throws as the client does. */
export function influxWriter(client: InfluxClient, settings: InfluxSettings): Store['write'] {
  const buckets = bucketsOf(settings);
  const latest = latestWriter(client, buckets.latest);
  const isContinuous = continuity();
  const to = { bucket: buckets.observations, precision: 'ms', lineOf } as const;
  let before: Promise<unknown> = Promise.resolve();

  async function writeBatch(batch: readonly Observation[]): Promise<readonly Refused[]> {
    if (!isContinuous(batch)) latest.forget();
    const lanes = lanesOf(batch, settings.connections);
    const refused = await all(
      lanes.map(async (items) => {
        await latest.announce(items);
        return writeLines(client, { ...to, items });
      }),
    );
    if (refused.length > 0) await latest.withdraw(refused.map(({ item }) => item));
    return refused.map(({ item, reason }) => ({ observation: item, reason }));
  }

  return (observations) => {
    const writing = before.then(async () => {
      if (observations.length === 0) return [];
      try {
        return await writeBatch(observations.map(asStored));
      } catch (error) {
        latest.forget();
        throw error;
      }
    });
    before = writing.catch(() => undefined);
    return writing;
  };
}

/** Waits for every lane, also after one has failed: what is written again must not meet what is still on its way. */
async function all<T>(lanes: readonly Promise<T[]>[]): Promise<T[]> {
  await Promise.allSettled(lanes);
  return (await Promise.all(lanes)).flat();
}

/** A station's observations stay in one lane, in their order, so that the last one of a moment is written last. */
function lanesOf(batch: readonly Observation[], most: number): Observation[][] {
  const count = Math.min(most, Math.ceil(batch.length / LANE_LINES));
  const lanes = Array.from({ length: count }, (): Observation[] => []);
  const laneOf = new Map<string, Observation[]>();
  for (const observation of batch) {
    let lane = laneOf.get(observation.station);
    if (!lane) {
      lane = lanes[laneOf.size % count] as Observation[];
      laneOf.set(observation.station, lane);
    }
    lane.push(observation);
  }
  return lanes.filter((lane) => lane.length > 0);
}

/** Fewer lines than that are not worth a connection. */
const LANE_LINES = 1_000;
