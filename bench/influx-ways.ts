import { InfluxDB, type WriteOptions } from '@influxdata/influxdb-client';
import type { Observation } from '../domain/observation.ts';
import type { InfluxSettings } from '../infra/influx/influx-settings.ts';
import { lineOf } from '../infra/store/influx-observation.ts';
import { influxStore } from '../infra/store/influx-store.ts';

/** A way to write batches so that each is durable before the next begins. */
export interface Way {
  readonly name: string;
  open(settings: InfluxSettings): {
    write(batch: Observation[]): Promise<unknown>;
    close(): unknown;
  };
}

/** The store first, then what it is compared with. */
export const ways: readonly Way[] = [
  { name: 'the store', open: (settings) => influxStore(settings) },
  { name: 'WriteApi as it comes', open: (settings) => ownApi(settings, {}) },
  {
    name: 'WriteApi, batches of 5,000, no gzip',
    open: (settings) => ownApi(settings, { batchSize: 5_000, gzipThreshold: 1e9 }),
  },
];

/** `flush` does not wait for batches that are on their way already, so the lines that were answered for are counted. */
function ownApi(settings: InfluxSettings, options: Partial<WriteOptions>) {
  const { url, token, organisation, bucket } = settings;
  let answered = 0;
  let wanted = 0;
  let all = () => {};
  const answer = (lines: readonly string[]) => {
    answered += lines.length;
    if (answered === wanted) all();
  };
  const api = new InfluxDB({ url, token }).getWriteApi(organisation, bucket, 'ms', {
    ...options,
    maxRetries: 0,
    writeSuccess: answer,
    writeFailed: async (_, lines) => answer(lines),
  });
  return {
    async write(batch: Observation[]) {
      wanted += batch.length;
      const arrived = new Promise<void>((resolve) => {
        all = resolve;
      });
      api.writeRecords(batch.map(lineOf));
      await api.flush();
      await arrived;
    },
    close: () => api.dispose(),
  };
}
