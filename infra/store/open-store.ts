import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { OnRefused } from './influx-writer.ts';
import type { Store } from './store.ts';

export interface OpenStoreOptions {
  readonly readOnly: boolean;
  readonly logger?: Logger;
  /** See `InfluxStoreOptions`. */
  readonly onRefused?: OnRefused;
}

/**
 * Opens the store of this house: one process writes each series, the others open it `readOnly`. Adapters are imported
 * when they are asked for. Throws as the adapter does.
 */
export async function openStore(config: Config, options: OpenStoreOptions): Promise<Store> {
  if (config.store === 'embedded') {
    const file = join(config.data, 'store.sqlite');
    if (options.readOnly) return (await import('./threaded-store.ts')).threadedStore(file);
    return (await import('./embedded-store.ts')).embeddedStore({ file });
  }
  const { influxStore } = await import('./influx-store.ts');
  const { influxSettings } = await import('../influx/influx-settings.ts');
  return influxStore(influxSettings(config.store), options);
}
