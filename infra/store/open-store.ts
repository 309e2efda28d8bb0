import { join } from 'node:path';
import type { Config } from '../config.ts';
import { embeddedStore } from './embedded-store.ts';
import type { Store } from './store.ts';

/** Opens the store of this house: one process writes, the others open it `readOnly`. Throws as the adapter does. */
export async function openStore(
  config: Config,
  options: { readonly readOnly: boolean },
): Promise<Store> {
  return embeddedStore({ file: join(config.data, 'store.sqlite'), readOnly: options.readOnly });
}
