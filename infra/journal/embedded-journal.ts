import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  closeSqlite,
  openSqlite,
  type SqliteFile,
  transaction,
  translated,
} from '../store/sqlite-file.ts';
import type { Journal, JournalEntry, JournalKind, JournalQuery } from './journal.ts';

export interface EmbeddedJournalOptions {
  readonly file: string;
  /** A reader may come before the writer has made the file, and finds nothing then. */
  readonly readOnly?: boolean;
  /** See `SqliteFile`. */
  readonly maxPages?: number;
  /** The most rejects that are kept, for one broken device can send for ever; the newest stay. Warnings all stay. */
  readonly keptRejects?: number;
  /** The most forecasts that are kept, the newest: by default a week of 1,000 series, every hour. */
  readonly keptForecasts?: number;
  /** The most rain forecasts, the newest: by default a year and more of 25 areas, four times a day. */
  readonly keptRainForecasts?: number;
}

/** The journal in one SQLite file. Throws DATA_NEWER, DISK_FULL or STORE_UNAVAILABLE. */
export function embeddedJournal({
  file,
  readOnly = false,
  maxPages,
  keptRejects = 100_000,
  keptForecasts = 200_000,
  keptRainForecasts = 50_000,
}: EmbeddedJournalOptions): Journal {
  const options = { file, version: 1, schema: SCHEMA, readOnly, cacheKiB: 2_048, maxPages };
  const kept = {
    reject: keptRejects,
    forecast: keptForecasts,
    'rain-forecast': keptRainForecasts,
    warning: Number.POSITIVE_INFINITY,
    ...KEPT,
  };
  let closed = false;
  let opened = readOnly ? undefined : openJournal(options);

  function using<T>(work: (db: DatabaseSync) => T): T | undefined {
    if (closed) throw new Error(`${file} is closed`);
    opened ??= openJournal(options);
    const db = opened;
    return db && translated(file, () => work(db));
  }

  return {
    async record(entries) {
      if (readOnly) throw new Error(`${file} was opened for reading`);
      using((db) =>
        transaction(db, 'BEGIN IMMEDIATE', () => {
          upsert(db, entries);
          for (const kind of new Set(entries.map((entry) => entry.kind))) forget(db, kind, kept);
        }),
      );
    },
    list: async (query) => using((db) => select(db, query)) ?? [],
    count: async (kind) => using((db) => counts(db, kind)) ?? {},
    async close() {
      closed = true;
      const db = opened;
      opened = undefined;
      if (db) translated(file, () => closeSqlite(db, readOnly));
    },
  };
}

/** The most of what gear can send without end, the newest. */
const KEPT = {
  device_event: 100_000,
  double: 100_000,
  attachment: 20_000,
  part: 20_000,
  memory: 20_000,
};

/** An insert that fires a trigger notes the pages it changes, lest it fail half-way: in memory, at half the cost. */
function openJournal(options: SqliteFile): DatabaseSync | undefined {
  const db = openSqlite(options);
  db?.exec('PRAGMA temp_store=MEMORY');
  return db;
}

const SCHEMA = `
  CREATE TABLE entries (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    time REAL NOT NULL,
    station TEXT NOT NULL,
    label TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  );
  CREATE INDEX by_time ON entries (kind, time, id);
  CREATE INDEX by_station ON entries (kind, station, time, id);
  CREATE INDEX by_label ON entries (kind, label, time, id);
  -- Kept by the triggers, for a count must not grow dearer with the journal.
  CREATE TABLE counts (
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (kind, label)
  ) WITHOUT ROWID;
  CREATE TRIGGER recorded AFTER INSERT ON entries BEGIN
    INSERT INTO counts VALUES (new.kind, new.label, 1) ON CONFLICT DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER relabelled AFTER UPDATE ON entries WHEN old.label <> new.label BEGIN
    UPDATE counts SET count = count - 1 WHERE kind = old.kind AND label = old.label;
    INSERT INTO counts VALUES (new.kind, new.label, 1) ON CONFLICT DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER forgotten AFTER DELETE ON entries BEGIN
    UPDATE counts SET count = count - 1 WHERE kind = old.kind AND label = old.label;
  END;`;

function upsert(db: DatabaseSync, entries: readonly JournalEntry[]): void {
  const statement = db.prepare(`
    INSERT INTO entries (kind, id, time, station, label, document) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET time = excluded.time, station = excluded.station, label = excluded.label,
      document = excluded.document`);
  for (const { kind, id, time, station, label, document } of entries) {
    statement.run(kind, id, time, station, label, JSON.stringify(document));
  }
}

/** A tenth too many may wait, so that most batches delete nothing. */
function forget(db: DatabaseSync, kind: JournalKind, most: Record<JournalKind, number>): void {
  const kept = most[kind];
  if (kept === Number.POSITIVE_INFINITY) return;
  const total = Object.values(counts(db, kind)).reduce((sum, count) => sum + count, 0);
  if (total <= kept * 1.1) return;
  db.prepare(`
    DELETE FROM entries WHERE rowid IN (
      SELECT rowid FROM entries WHERE kind = ? ORDER BY time, id LIMIT ?)`).run(kind, total - kept);
}

function select(db: DatabaseSync, query: JournalQuery): JournalEntry[] {
  const { kind, station, label, before, limit } = query;
  const conditions: [sql: string, ...values: SQLInputValue[]][] = [['kind = ?', kind]];
  if (station !== undefined) conditions.push(['station = ?', station]);
  if (label !== undefined) conditions.push(['label = ?', label]);
  if (before) conditions.push(['(time, id) < (?, ?)', before.time, before.id]);
  const where = conditions.map(([sql]) => sql).join(' AND ');
  return db
    .prepare(`SELECT * FROM entries WHERE ${where} ORDER BY time DESC, id DESC LIMIT ?`)
    .all(...conditions.flatMap(([, ...values]) => values), limit)
    .map((row) => ({ ...row, document: JSON.parse(String(row['document'])) }) as JournalEntry);
}

function counts(db: DatabaseSync, kind: JournalKind): Record<string, number> {
  const rows = db.prepare('SELECT label, count FROM counts WHERE kind = ? AND count > 0').all(kind);
  return Object.fromEntries(rows.map((row) => [String(row['label']), Number(row['count'])]));
}
