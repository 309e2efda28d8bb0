import { type Clock, systemClock } from '../clock.ts';
import { influxClient } from '../influx/influx-client.ts';
import { bucketsOf, type InfluxSettings } from '../influx/influx-settings.ts';
import { aggregatePoints } from './aggregate-points.ts';
import { readLatest } from './influx-latest.ts';
import { influxReader } from './influx-reader.ts';
import { influxWriter } from './influx-writer.ts';
import { mayBeLatest } from './record.ts';
import type { Store } from './store.ts';

export interface InfluxStoreOptions {
  readonly readOnly?: boolean;
  readonly clock?: Clock;
}

/**
 * The store in InfluxDB 2 (docs/decisions/0007-influx-measurements.md). Its buckets are made by `./poyang setup`. Several
 * processes may write at once as long as no two write the same series. Throws STORE_UNAVAILABLE or DISK_FULL.
 */
export function influxStore(settings: InfluxSettings, options: InfluxStoreOptions = {}): Store {
  const { readOnly = false, clock = systemClock } = options;
  const client = influxClient(settings);
  const buckets = bucketsOf(settings);
  const read = influxReader(client, buckets.observations, clock);
  const write = influxWriter(client, settings);

  return {
    async write(observations) {
      if (readOnly) throw new Error('this store was opened for reading');
      return write(observations);
    },
    range: read.range,
    async latest() {
      const found = await Promise.all(
        (await readLatest(client, buckets.latest)).map((o) =>
          mayBeLatest(o.flag) ? o : read.newestUsable(o),
        ),
      );
      return found.filter((o) => o !== undefined);
    },
    async aggregate({ step, origin = 0, ...query }) {
      if (!(step > 0)) throw new RangeError(`a step of ${step} ms`);
      return aggregatePoints(await read.range(query), step, origin);
    },
    async close() {
      client.close();
    },
  };
}
