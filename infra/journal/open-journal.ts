import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Journal } from './journal.ts';

/**
 * Opens the journal of this house, which is where the store is: one process writes each entry, the others open it
 * `readOnly`. Throws as the adapter does.
 */
export async function openJournal(
  config: Config,
  options: { readonly readOnly: boolean; readonly logger?: Logger },
): Promise<Journal> {
  if (config.store === 'embedded') {
    const { embeddedJournal } = await import('./embedded-journal.ts');
    const { readOnly } = options;
    return embeddedJournal({ file: join(config.data, 'journal.sqlite'), readOnly });
  }
  const { influxJournal } = await import('./influx-journal.ts');
  const { influxSettings } = await import('../influx/influx-settings.ts');
  return influxJournal(influxSettings(config.store), options);
}
