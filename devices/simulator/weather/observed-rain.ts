import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { PoyangError } from '../../../domain/errors.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import type { SubBasinName } from '../../basin/sub-basins.ts';
import { parseZonedTime } from '../../codecs/zoned-time.ts';
import { dayOfDate } from './climate.ts';
import { PLACES } from './places.ts';

/** Areal rain as measured, in steps of a day or an hour without a gap. */
export interface ObservedRain {
  /** Where the first step begins and the last ends, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Length of a step, ms. */
  readonly step: number;
  /** mm in each step; NaN where there is none. Sub-basins that the file does not tell of are left out. */
  readonly rain: Readonly<Partial<Record<SubBasinName, Float64Array>>>;
}

/**
 * Reads a CSV of areal rain: `time`, then a column for each river or sub-basin, mm. A time is where its step begins: a
 * date, meaning 08:00 in Beijing, or a full ISO 8601 time with its zone. The first two rows set the step, a day or an
 * hour; rows may be missing and cells empty. A sub-basin's own column goes before its river's. Throws CONFIG, naming
 * column and row (the line of the file), for anything else.
 */
export function readObservedRain(text: string): ObservedRain {
  const [header, ...rows] = rowsOf(text);
  const columns = columnsOf(header?.cells ?? []);
  const times = rows.map(timeOf);
  const step = stepOf(times, rows);
  const [from = 0, last = from] = [times[0], times.at(-1)];
  const to = last + step;
  const series = columns.map((name, column) => {
    const mm = new Float64Array((to - from) / step).fill(Number.NaN);
    rows.forEach(({ cells, row }, index) => {
      mm[((times[index] ?? 0) - from) / step] = amountOf(cells[column + 1] ?? '', row, name);
    });
    return mm;
  });
  return { from, to, step, rain: bySubBasin(columns, series) };
}

function fail(where: string, what: string): never {
  throw new PoyangError('CONFIG', `Observed rain, ${where}: ${what}.`);
}

/** The cells of a line of the file that is not empty, and its number from 1. */
interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

function rowsOf(text: string): Row[] {
  const options = { bom: true, trim: true, skip_empty_lines: true, info: true } as const;
  try {
    const read = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    const rows = read.map(({ record, info }) => ({ row: info.lines, cells: record }));
    return rows.length > 1 ? rows : fail('row 2', 'there is no row of rain');
  } catch (error) {
    if (error instanceof PoyangError) throw error;
    return fail('the file', (error as Error).message);
  }
}

const KNOWN = new Set<string>(PLACES.flatMap(({ name, river }) => [river, name]));
const columnName = z.string().refine((name) => KNOWN.has(name));

/** The names of the columns after `time`. */
function columnsOf([time, ...names]: readonly string[]): readonly string[] {
  if (time !== 'time') fail('row 1', `the first column is "${time}" and must be "time"`);
  for (const [index, name] of names.entries()) {
    const known = `one of ${[...KNOWN].join(', ')}`;
    if (!columnName.safeParse(name).success) fail('row 1', `"${name}" is not ${known}`);
    if (names.indexOf(name) !== index) fail('row 1', `column ${name} is there twice`);
  }
  return names.length > 0 ? names : fail('row 1', 'there is no column of rain');
}

function timeOf({ row, cells: [text = ''] }: Row): number {
  const date = z.iso.date().safeParse(text);
  const time = date.success ? dayOfDate(date.data) * DAY_MS : parseZonedTime(text);
  return (
    time ?? fail(`row ${row}, column time`, `"${text}" is neither a date nor a time with its zone`)
  );
}

/** The step between the first two rows, to which all others must keep. */
function stepOf(times: readonly number[], rows: readonly Row[]): number {
  const [first = 0, second = first + DAY_MS] = times;
  const step = second - first;
  const failAt = (index: number, what: string) =>
    fail(`row ${rows[index]?.row}, column time`, what);
  if (step !== DAY_MS && step !== HOUR_MS) failAt(1, 'not a day or an hour after the row before');
  times.forEach((time, index) => {
    const since = time - (times[index - 1] ?? time - step);
    if (since <= 0) failAt(index, 'not later than the row before');
    if (since % step !== 0) failAt(index, 'not a whole number of steps after the row before');
    if (time - first > LONGEST) failAt(index, 'more than a hundred years after the first row');
  });
  return step;
}

const LONGEST = 100 * 366 * DAY_MS;

const amount = z.coerce.number().min(0).max(2000);

function amountOf(text: string, row: number, column: string): number {
  if (text === '') return Number.NaN;
  const { success, data } = amount.safeParse(text);
  return success
    ? data
    : fail(`row ${row}, column ${column}`, `"${text}" is not from 0 to 2000 mm`);
}

function bySubBasin(
  columns: readonly string[],
  series: readonly Float64Array[],
): ObservedRain['rain'] {
  const columnOf = (name: string) => series[columns.indexOf(name)];
  return Object.fromEntries(
    PLACES.flatMap(({ name, river }) => {
      const mm = columnOf(name) ?? columnOf(river);
      return mm ? [[name, mm]] : [];
    }),
  );
}
