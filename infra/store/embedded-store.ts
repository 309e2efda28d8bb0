import { aggregatePoints } from './aggregate-points.ts';
import { CHUNKS_SCHEMA, chunksTable } from './chunks.ts';
import { blankPoints } from './columns.ts';
import { keptRuns } from './kept-runs.ts';
import { LATEST_SCHEMA, latestReader } from './latest.ts';
import { pointReader } from './point-reader.ts';
import { RUNS_SCHEMA, runsTable } from './runs.ts';
import { SERIES_SCHEMA, seriesNumbers } from './series-numbers.ts';
import { closeSqlite, openSqlite, transaction, translated } from './sqlite-file.ts';
import type { Points, RangeQuery, Store } from './store.ts';
import { type SealAt, storeWriter } from './store-writer.ts';

export interface EmbeddedStoreOptions {
  readonly file: string;
  /** A reader may come before the writer has made the file, and finds nothing then. */
  readonly readOnly?: boolean;
  readonly sealAt?: SealAt;
  /** What a chunk should hold, see `chunksTable`. */
  readonly chunkPoints?: number;
  /** See `SqliteFile`. */
  readonly maxPages?: number;
}

/**
 * The store in one SQLite file: the newest observations as runs in the order of writing, the older ones sealed into
 * chunks of columns (docs/decisions/0003-store-rows-and-chunks.md). Throws DATA_NEWER, DATA_DAMAGED, DISK_FULL or STORE_UNAVAILABLE.
 */
export function embeddedStore(options: EmbeddedStoreOptions): Store {
  const { file, readOnly = false } = options;
  let closed = false;
  let opened = readOnly ? undefined : open(options);

  /** All that `work` reads is of one moment. */
  function reading<T>(work: (tables: Tables) => T): T | undefined {
    if (closed) throw new Error(`${file} is closed`);
    opened ??= open(options);
    const tables = opened;
    return tables && translated(file, () => transaction(tables.db, 'BEGIN', () => work(tables)));
  }

  function range(query: RangeQuery): Points {
    const points = reading(({ numbers, read }) => {
      const series = numbers.find(query.station, query.property);
      return series === undefined ? undefined : read(series, query);
    });
    return points ?? blankPoints(0);
  }

  return {
    async write(observations) {
      if (readOnly) throw new Error(`${file} was opened for reading`);
      for (let at = 0; at < observations.length; at += MOST_AT_ONCE) {
        const some = observations.slice(at, at + MOST_AT_ONCE);
        translated(file, () => opened?.write(some));
      }
      return [];
    },
    range: async (query) => range(query),
    latest: async () => reading(({ latest }) => latest()) ?? [],
    async aggregate({ step, origin = 0, ...query }) {
      if (!(step > 0)) throw new RangeError(`a step of ${step} ms`);
      return aggregatePoints(range(query), step, origin);
    },
    async close() {
      closed = true;
      const db = opened?.db;
      if (db) translated(file, () => closeSqlite(db, readOnly));
      opened = undefined;
    },
  };
}

type Tables = NonNullable<ReturnType<typeof open>>;

function open({ file, readOnly = false, maxPages, ...tuning }: EmbeddedStoreOptions) {
  const cacheKiB = readOnly ? 8_192 : 65_536;
  const db = openSqlite({ file, version: 1, schema: SCHEMA, readOnly, cacheKiB, maxPages });
  if (!db) return undefined;
  const numbers = seriesNumbers(db);
  const table = runsTable(db);
  const runs = readOnly ? table : keptRuns(table, db);
  const chunks = chunksTable(db, tuning.chunkPoints ?? CHUNK_POINTS);
  const read = pointReader(runs, chunks);
  return {
    db,
    numbers,
    read,
    latest: latestReader(db, numbers),
    write: storeWriter({ db, numbers, runs, chunks, read }, tuning.sealAt ?? SEAL_AT),
  };
}

const SCHEMA = SERIES_SCHEMA + RUNS_SCHEMA + CHUNKS_SCHEMA + LATEST_SCHEMA;

/** Measured: see the decision record. */
const CHUNK_POINTS = 512;
const SEAL_AT: SealAt = { runs: 512, points: 16_384 };

/** Observations in one transaction: a larger batch is written in several, each of them whole. */
const MOST_AT_ONCE = 32_768;
