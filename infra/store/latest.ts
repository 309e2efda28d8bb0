import type { DatabaseSync } from 'node:sqlite';
import type { Observation } from '../../domain/observation.ts';
import {
  bytesOf,
  copyRecord,
  mayBeLatest,
  NO_FLAG,
  putRecord,
  RECORD_BYTES,
  recordFlag,
  recordObservation,
  recordSeries,
  recordTime,
  viewOf,
} from './record.ts';
import { GROUP_SIZE, groupOf, type SeriesNumbers } from './series-numbers.ts';

export const LATEST_SCHEMA = `
  CREATE TABLE latest (
    "group" INTEGER PRIMARY KEY,
    records BLOB NOT NULL -- one for every number of the group, empty where the series has no latest observation
  );`;

/** Reads the latest observation of every series. */
export function latestReader(db: DatabaseSync, numbers: SeriesNumbers): () => Observation[] {
  const select = db.prepare('SELECT records FROM latest');
  return () => {
    const observations: Observation[] = [];
    for (const row of select.iterate()) {
      const view = viewOf(row['records'] as Uint8Array);
      for (let at = 0; at < view.byteLength; at += RECORD_BYTES) {
        if (recordFlag(view, at) === NO_FLAG) continue;
        observations.push(recordObservation(view, at, numbers.nameOf(recordSeries(view, at))));
      }
    }
    return observations;
  };
}

/** The writer's side: what it keeps in memory is byte for byte what is in the table. */
export interface LatestKeeper {
  /** Takes notice of a record that was just written. */
  notice(view: DataView, at: number): void;
  /** Writes what has changed; `newestOf` finds the newest of a series whose latest has lost its good flag. */
  save(newestOf: (series: number) => Observation | undefined): void;
  /** Forgets what a transaction that was undone may have changed. */
  forget(): void;
}

export function latestKeeper(db: DatabaseSync): LatestKeeper {
  const groups = new Map<number, DataView>();
  const changed = new Set<number>();
  const demoted = new Set<number>();
  const select = db.prepare('SELECT records FROM latest WHERE "group" = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO latest VALUES (?, ?)');

  function recordsOf(group: number): DataView {
    const known = groups.get(group);
    if (known) return known;
    const stored = select.get(group)?.['records'] as Uint8Array | undefined;
    const view = viewOf(stored ?? new Uint8Array(GROUP_SIZE * RECORD_BYTES));
    groups.set(group, view);
    return view;
  }

  function replaceDemoted(series: number, newest: Observation | undefined): void {
    const records = recordsOf(groupOf(series));
    if (newest) putRecord(records, slotOf(series), series, newest);
    else bytesOf(records, slotOf(series), RECORD_BYTES).fill(0);
  }

  return {
    notice(view, at) {
      const series = recordSeries(view, at);
      const records = recordsOf(groupOf(series));
      const slot = slotOf(series);
      const known = recordFlag(records, slot) !== NO_FLAG;
      const age = known ? recordTime(view, at) - recordTime(records, slot) : 0;
      if (age < 0) return;
      if (mayBeLatest(recordFlag(view, at))) copyRecord(view, at, records, slot);
      else if (known && age === 0) demoted.add(series);
      else return;
      changed.add(groupOf(series));
    },
    save(newestOf) {
      for (const series of demoted) replaceDemoted(series, newestOf(series));
      for (const group of changed) upsert.run(group, bytesOf(recordsOf(group)));
      demoted.clear();
      changed.clear();
    },
    forget() {
      groups.clear();
      changed.clear();
      demoted.clear();
    },
  };
}

const slotOf = (series: number): number => (series % GROUP_SIZE) * RECORD_BYTES;
