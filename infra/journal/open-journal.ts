import { join } from 'node:path';
import type { Config } from '../config.ts';
import { embeddedJournal } from './embedded-journal.ts';
import type { Journal } from './journal.ts';

/** Opens the journal of this house: one process writes, the others open it `readOnly`. Throws as the adapter does. */
export async function openJournal(
  config: Config,
  options: { readonly readOnly: boolean },
): Promise<Journal> {
  return embeddedJournal({ file: join(config.data, 'journal.sqlite'), readOnly: options.readOnly });
}
