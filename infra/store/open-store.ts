import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Store } from './store.ts';

/**
 * Opens the store of this house: one process writes each series, the others open it `readOnly`. Adapters are imported
 * when they are asked for. Throws as the adapter does.
 */
export async function openStore(
  config: Config,
  options: { readonly readOnly: boolean },
): Promise<Store> {
  if (config.store === 'embedded') {
    const file = join(config.data, 'store.sqlite');
    if (options.readOnly) return (await import('./threaded-store.ts')).threadedStore(file);
    return (await import('./embedded-store.ts')).embeddedStore({ file });
  }
  const { influxStore } = await import('./influx-store.ts');
  const { influxSettings } = await import('../influx/influx-settings.ts');
  return influxStore(influxSettings(config.store), options);
}

/**
 * What proves, when called, that the store does its work; it throws as the store does. Reading says so of the embedded one;
 * an InfluxDB is also written to, as one that hangs may still read.
 */
export async function openProbe(
  config: Config,
  { store, clock }: { readonly store: Store; readonly clock: Clock },
): Promise<() => Promise<void>> {
  if (config.store === 'embedded') return () => readSomething(store, clock.now());
  const { influxCanary } = await import('./influx-canary.ts');
  const { influxSettings } = await import('../influx/influx-settings.ts');
  return influxCanary(influxSettings(config.store), clock);
}

async function readSomething(store: Store, to: number): Promise<void> {
  await store.range({ station: 'health', property: 'stage', from: to - 1, to, limit: 1 });
}
