import type { DatabaseSync } from 'node:sqlite';
import type { SeriesName } from './record.ts';

export const SERIES_SCHEMA = `
  CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    property TEXT NOT NULL,
    UNIQUE (station, property)
  );`;

/** How many series stand together in a group: neighbours by number, mostly of the same stations. */
export const GROUP_SIZE = 64;

/** The group of a series number. */
export const groupOf = (series: number): number => Math.floor(series / GROUP_SIZE);

/** Every series has a number, given when it is first written and never changed. */
export interface SeriesNumbers {
  /** undefined for a series that was never written. */
  find(station: string, property: string): number | undefined;
  /** Gives a number to a series that has none. */
  number(station: string, property: string): number;
  nameOf(series: number): SeriesName;
  /** Forgets what a transaction that was undone may have given. */
  forget(): void;
}

export function seriesNumbers(db: DatabaseSync): SeriesNumbers {
  const known = new Map<string, Map<string, number>>();
  let names: SeriesName[] = [];
  const select = db.prepare('SELECT id FROM series WHERE station = ? AND property = ?');
  const insert = db.prepare('INSERT INTO series (station, property) VALUES (?, ?)');
  const list = db.prepare('SELECT id, station, property FROM series WHERE id >= ?');

  function remember(station: string, property: string, series: number): number {
    const properties = known.get(station) ?? new Map<string, number>();
    known.set(station, properties.set(property, series));
    return series;
  }

  function find(station: string, property: string): number | undefined {
    const found = known.get(station)?.get(property);
    if (found !== undefined) return found;
    const row = select.get(station, property);
    return row && remember(station, property, Number(row['id']));
  }

  return {
    find,
    number: (station, property) =>
      find(station, property) ??
      remember(station, property, Number(insert.run(station, property).lastInsertRowid)),
    nameOf(series) {
      if (!names[series]) {
        for (const row of list.all(names.length)) {
          names[Number(row['id'])] = {
            station: String(row['station']),
            property: String(row['property']),
          };
        }
      }
      const name = names[series];
      if (!name) throw new Error(`series ${series} has no name`);
      return name;
    },
    forget() {
      known.clear();
      names = [];
    },
  };
}
