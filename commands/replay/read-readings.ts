import { PoyangError } from '../../domain/errors.ts';
import { parseTime } from './parse-time.ts';
import { readTable } from './read-table.ts';

/** What all stations said at one time: the cells that are not empty. */
export interface ReadingRow {
  /** Epoch ms. */
  readonly time: number;
  readonly readings: readonly { readonly station: string; readonly value: number }[];
}

/** Which part of a data file is replayed, epoch ms, both ends in it. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Whether a time, epoch ms, is replayed. */
export function isIn({ from, to }: Window, time: number): boolean {
  return from <= time && time <= to;
}

/**
 * All rows of a wide data file (time first, then a column a station) in the file's order.
 * Throws CONFIG with line and column of what is no time or no number.
 */
export async function* readReadings(file: string): AsyncGenerator<ReadingRow> {
  let stations: readonly string[] | undefined;
  for await (const { line, cells } of readTable(file)) {
    const [first = '', ...rest] = cells;
    if (!stations) {
      stations = stationsIn(rest, file);
      continue;
    }
    const time = parseTime(first);
    if (time === undefined) {
      throw wrong(`${file}, line ${line}: "${first}" is no time such as 2020-01-22T06:00Z`);
    }
    yield { time, readings: readingsOf(stations, rest, `${file}, line ${line} (${first})`) };
  }
}

/** The stations a data file has columns for. */
export async function stationsOf(file: string): Promise<readonly string[]> {
  for await (const { cells } of readTable(file)) return stationsIn(cells.slice(1), file);
  return [];
}

function stationsIn(names: readonly string[], file: string): readonly string[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw wrong(`${file}: column ${twice} is there twice`);
  if (names.length === 0) throw wrong(`${file} has no column of a station beside the time`);
  return names;
}

function readingsOf(stations: readonly string[], cells: readonly string[], where: string) {
  return stations.flatMap((station, index) => {
    const cell = cells[index];
    if (!cell) return [];
    const value = Number(cell);
    if (!Number.isFinite(value)) throw wrong(`${where}, column ${station}: "${cell}" is no number`);
    return [{ station, value }];
  });
}

function wrong(what: string): PoyangError {
  return new PoyangError('CONFIG', `${what}.`);
}
