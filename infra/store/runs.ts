import type { DatabaseSync } from 'node:sqlite';
import { blankPoints, orderPoints, pointsBetween } from './columns.ts';
import { bytesOf, RECORD_BYTES, recordSeries, recordToPoint, viewOf } from './record.ts';
import { groupOf } from './series-numbers.ts';
import type { Run } from './share-runs.ts';
import type { Points } from './store.ts';

export const RUNS_SCHEMA = `
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY, -- group * 2^32 + number within the group, in order of writing
    first REAL NOT NULL,    -- the earliest and the latest time in it
    last REAL NOT NULL,
    records BLOB NOT NULL
  );`;

/** What waits in a group's runs to be sealed. */
interface Waiting {
  readonly runs: number;
  readonly points: number;
}

/** The newest observations, as written: a run is one write's share for one group of series. */
export interface Runs {
  append(run: Run): Waiting;
  /** A series' points in [from, to) in order of time, each as it was written last. */
  read(series: number, from: number, to: number): Points;
  /** All records of a group, in the order written. */
  records(group: number): DataView[];
  /** Takes all runs of a group out; the points by series, in order of time. */
  take(group: number): Map<number, Points>;
  /** Forgets what a transaction that was undone may have appended or taken. */
  forget(): void;
}

export function runsTable(db: DatabaseSync): Runs {
  const waiting = new Map<number, { next: number; runs: number; points: number }>();
  const insert = db.prepare('INSERT INTO runs VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM runs WHERE id BETWEEN ? AND ?');
  const select = db.prepare(
    'SELECT records FROM runs WHERE id BETWEEN ? AND ? AND first < ? AND last >= ? ORDER BY id',
  );
  const sum = db.prepare(
    'SELECT max(id) AS newest, count(*) AS runs, sum(length(records)) AS bytes FROM runs WHERE id BETWEEN ? AND ?',
  );

  function waitingIn(group: number) {
    const known = waiting.get(group);
    if (known) return known;
    const row = sum.get(...idsOf(group));
    const found = {
      next: Number(row?.['newest'] ?? idsOf(group)[0] - 1) + 1,
      runs: Number(row?.['runs']),
      points: Number(row?.['bytes'] ?? 0) / RECORD_BYTES,
    };
    waiting.set(group, found);
    return found;
  }

  function recordsIn(group: number, from: number, to: number): DataView[] {
    const rows = select.all(...idsOf(group), to, from);
    return rows.map((row) => viewOf(row['records'] as Uint8Array));
  }

  return {
    append({ group, first, last, records }) {
      const found = waitingIn(group);
      insert.run(found.next++, first, last, bytesOf(records));
      found.runs++;
      found.points += records.byteLength / RECORD_BYTES;
      return found;
    },
    read(series, from, to) {
      const points = pointsBySeries(recordsIn(groupOf(series), from, to), series).get(series);
      return points ? pointsBetween(points, from, to) : blankPoints(0);
    },
    records: (group) => recordsIn(group, ...EVER),
    take(group) {
      const all = recordsIn(group, ...EVER);
      remove.run(...idsOf(group));
      waiting.delete(group);
      return pointsBySeries(all);
    },
    forget: () => waiting.clear(),
  };
}

const EVER = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** First and last possible id of a group's runs. */
function idsOf(group: number): [number, number] {
  return [group * 2 ** 32, (group + 1) * 2 ** 32 - 1];
}

/** The points of each series, or of the wanted one only, in order of time. */
function pointsBySeries(views: readonly DataView[], wanted?: number): Map<number, Points> {
  const counts = new Map<number, number>();
  forEachRecord(views, (series) => {
    if (wanted === undefined || series === wanted)
      counts.set(series, (counts.get(series) ?? 0) + 1);
  });
  const columns = new Map(counts.entries().map(([series, count]) => [series, blankPoints(count)]));
  forEachRecord(views, (series, view, at) => {
    const points = columns.get(series);
    const left = counts.get(series) ?? 0;
    if (points) recordToPoint(view, at, points, points.times.length - left);
    if (points) counts.set(series, left - 1);
  });
  return new Map(columns.entries().map(([series, points]) => [series, orderPoints(points)]));
}

function forEachRecord(
  views: readonly DataView[],
  visit: (series: number, view: DataView, at: number) => void,
): void {
  for (const view of views) {
    for (let at = 0; at < view.byteLength; at += RECORD_BYTES) {
      visit(recordSeries(view, at), view, at);
    }
  }
}
