import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { BATCHES_SCHEMA, type BatchTable, batchTable } from './batch-table.ts';
import { attempt, isDamage } from './log-failure.ts';
import type { LogFolder } from './log-folder.ts';
import { finishSalvage, salvage } from './salvage.ts';
import { openSqlite } from './sqlite-file.ts';

export interface TopicDatabase {
  readonly path: string;
  readonly db: DatabaseSync;
  readonly table: BatchTable;
}

/** Opens the file of a topic, makes it or mends it; one process at a time. Throws DATA_NEWER, DISK_FULL, LOG_UNAVAILABLE. */
export function openTopicDatabase(name: string, log: LogFolder): TopicDatabase {
  if (!/^[a-z0-9][\w.-]*$/i.test(name)) throw new RangeError(`"${name}" cannot name a topic`);
  const path = join(log.folder, `${name}.sqlite`);
  return attempt(path, () => log.offsets.exclusively(() => openOrMend(name, path, log)));
}

function openOrMend(name: string, path: string, log: LogFolder): TopicDatabase {
  const aside = `${path}.damaged-${log.clock.now()}`;
  const read = Math.max(0, ...log.offsets.groups(name).map(({ offset }) => offset));
  finishSalvage(path, aside);
  try {
    return open(path, log, (table) => goOnAfter(read, name, table, log));
  } catch (error) {
    if (!isDamage(error)) throw error;
    const kept = salvage(path, read, (fresh) => open(fresh, log));
    finishSalvage(path, aside);
    log.logger.error(
      `topic ${name}: its file was damaged; ${kept} batches could be read and are kept, for the rest see ${aside}`,
    );
    return open(path, log);
  }
}

/** Looks at both ends of the table, so that a file damaged there is not taken for sound. */
function open(
  path: string,
  { fileBytes }: LogFolder,
  prepare = (_: BatchTable) => {},
): TopicDatabase {
  const db = openSqlite({ path, version: 1, schema: BATCHES_SCHEMA, synchronous: 'FULL' });
  try {
    if (fileBytes) db.exec(`PRAGMA max_page_count = ${Math.ceil(fileBytes / PAGE_BYTES)}`);
    const table = batchTable(db);
    table.oldest();
    table.newest();
    prepare(table);
    return { path, db, table };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite's default. */
const PAGE_BYTES = 4_096;

/** A file that ends before what its groups have read (deleted, or an old copy), or in a damaged batch, goes on well after it. */
function goOnAfter(read: number, name: string, table: BatchTable, { logger }: LogFolder): void {
  const newest = table.newest();
  const sound = newest === undefined || table.from(newest.first)?.records !== undefined;
  if (sound && table.end() >= read) return;
  logger.warn(
    `topic ${name} does not end as it should, new records go on well after it: ` +
      `it was read up to offset ${read} and ends at ${table.end()}`,
  );
  table.skipFrom(Math.max(read, newest === undefined ? 0 : newest.first + 1));
}
