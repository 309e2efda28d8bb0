import { dirname, resolve } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import { driverUnit } from './driver-unit.ts';
import { spokenDuration } from './duration.ts';
import { type Grid, gridOf } from './grid.ts';
import { parseLocalTime } from './local-time.ts';
import { parseValue } from './parse-value.ts';
import { columnIndex, readTable, type Table } from './read-table.ts';
import type { Column, Series } from './series.ts';
import { type ColumnEntry, readSeriesFile, type SeriesEntry } from './series-file.ts';

/** Every series that a series.json describes. Throws CONFIG that names the file, the key or line, and the cure. */
export function readSeries(file: string): readonly Series[] {
  return readSeriesFile(file).map((entry) => seriesOf(entry, resolve(dirname(file), entry.file)));
}

/** One series out of its CSV file; a time that is there twice keeps its first row. */
function seriesOf(entry: SeriesEntry, file: string): Series {
  const table = readTable(file);
  const grid = gridOf(timesOf(table, entry), entry.step, file);
  const column = (each: ColumnEntry) => columnOf(table, grid, each, entry.missing);
  return {
    name: entry.name,
    start: grid.start,
    step: entry.step,
    length: grid.length,
    areaKm2: entry.areaKm2,
    target: column(entry.target),
    forcings: entry.forcings.map((each) => asDriver(column(each), entry)),
    leads: entry.leads.map((lead) => lead / entry.step).toSorted((a, b) => a - b),
  };
}

/** In the unit that models reckon in. */
function asDriver(column: Column, { name, step }: SeriesEntry): Column {
  const { quantity, unit, values } = column;
  const driver = driverUnit(quantity, unit, step);
  if (driver) return { ...column, unit: driver.unit, values: values.map(driver.convert) };
  throw wrong(
    `${name}: ${quantity} is not measured in "${unit}": write mm, in, mm/h, mm/d … or degC`,
  );
}

function timesOf(table: Table, { time, zone, step }: SeriesEntry): number[] {
  const at = columnIndex(table, time);
  return table.rows.map(({ line, cells }) => {
    const parsed = parseLocalTime(cells[at] ?? '', zone);
    if (parsed !== undefined) return parsed;
    const like = step % 86_400_000 === 0 ? '2020-01-22' : '2020-01-22T06:00';
    throw wrong(
      `${table.file}, line ${line}, column ${time}: "${cells[at]}" is no time like ${like}`,
    );
  });
}

function columnOf(
  table: Table,
  grid: Grid,
  { column, quantity, unit }: ColumnEntry,
  missing: readonly number[],
): Column {
  const at = columnIndex(table, column);
  const values = new Float64Array(grid.length).fill(Number.NaN);
  for (const [row, { line, cells }] of table.rows.entries()) {
    const value = parseValue(cells[at] ?? '', missing);
    if (value === undefined) {
      const what = `"${cells[at]}" is no number; leave the cell empty where there is none`;
      throw wrong(`${table.file}, line ${line}, column ${column}: ${what}`);
    }
    const index = grid.indexOf(row);
    if (Number.isNaN(values[index])) values[index] = value;
  }
  return { name: column, quantity, unit, values };
}

function wrong(what: string): PoyangError {
  return new PoyangError('CONFIG', `${what}.`);
}

/** "Wye at Cefn Brwyn: 17,544 steps of 1 h, 0.0 % without target". */
export function describeSeries({ name, length, step, target }: Series): string {
  const missing = target.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
  const share = ((100 * missing) / length).toFixed(1);
  return `${name}: ${length.toLocaleString('en')} steps of ${spokenDuration(step)}, ${share} % without target`;
}
