import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { propertyOf } from '../../../domain/property.ts';
import { Station } from '../../../domain/station.ts';
import { toCanonical } from '../../../domain/unit.ts';
import { levelsOf } from '../levels.ts';
import { COLUMNS, type Column, REQUIRED, SERIES_COLUMNS, STATION_COLUMNS } from './columns.ts';
import { type House, type StationCells, stationProblems } from './station-problems.ts';

/** What is wrong with a table of stations: in which row, as an editor counts them, and in which column. */
export interface ImportProblem {
  readonly row: number;
  readonly column: string;
  readonly why: string;
}

/** A station to be registered, and how its gear comes in. */
export interface ImportedStation {
  readonly station: Station;
  readonly link: { password?: string } | undefined;
}

/** The stations of a table, or all that is wrong with it. */
export type Imported =
  | { readonly ok: true; readonly stations: readonly ImportedStation[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/**
 * Reads stations and their sensors from CSV (RFC 4180): a header of the names in columns.ts, then a row for each sensor. Nothing
 * of a table with a problem is to be taken, so that mending it and doing it again is safe. `house`: who is there already.
 */
export function readImport(text: string, house: House = { stations: [], accounts: [] }): Imported {
  const table = readRows(text);
  if ('problem' in table) return { ok: false, problems: [table.problem] };
  const [header, ...rows] = table.rows;
  const problems = header ? headerProblems(header.cells) : [EMPTY];
  if (!header || problems.length > 0) return { ok: false, problems };
  const drafts = new Map<string, Draft>();
  const taking = { drafts, problems, house };
  for (const row of rows) takeRow(recordOf(header.cells, row), taking);
  if (rows.length === 0) problems.push(EMPTY);
  const stations = problems.length > 0 ? [] : [...drafts.values()].map(importedOf);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, stations };
}

const EMPTY: ImportProblem = { row: 1, column: '', why: 'a header and a row for each sensor' };

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRows(text: string): { rows: Row[] } | { problem: ImportProblem } {
  try {
    const parsed = parse(text, { bom: true, trim: true, skip_empty_lines: true, info: true });
    const all = parsed as unknown as { info: { lines: number }; record: string[] }[];
    return { rows: all.map(({ info, record }) => ({ line: info.lines, cells: record })) };
  } catch (error) {
    const { message, lines = 0 } = error as Error & { lines?: number };
    return { problem: { row: lines, column: '', why: message } };
  }
}

function headerProblems(header: readonly string[]): ImportProblem[] {
  const known = Object.keys(COLUMNS);
  const strange = header.filter((name, i) => !known.includes(name) || header.indexOf(name) !== i);
  return [
    ...strange.map((column) => ({
      row: 1,
      column,
      why: `no column, or there twice: ${known.join(', ')}`,
    })),
    ...REQUIRED.filter((name) => !header.includes(name)).map((column) => ({
      row: 1,
      column,
      why: 'this column is missing',
    })),
  ];
}

/** A row's cells by column; empty ones are left out. */
interface Cells {
  readonly line: number;
  readonly cells: Partial<Record<Column, string>>;
}

function recordOf(header: readonly string[], { line, cells }: Row): Cells {
  const filled = header.flatMap((name, i) => (cells[i] ? [[name, cells[i]] as const] : []));
  return { line, cells: Object.fromEntries(filled) };
}

const StationRow = z.object(STATION_COLUMNS);
const SeriesRow = z.object(SERIES_COLUMNS);

interface Draft {
  readonly told: Partial<Record<Column, string>>;
  readonly station: StationCells;
  readonly series: z.infer<typeof SeriesRow>[];
}

interface Taking {
  readonly drafts: Map<string, Draft>;
  readonly problems: ImportProblem[];
  readonly house: House;
}

function takeRow(row: Cells, taking: Taking): void {
  const { problems } = taking;
  const draft = draftOf(row, taking);
  const series = SeriesRow.safeParse(row.cells);
  if (!series.success) problems.push(...problemsOf(row.line, series.error));
  problems.push(...sensorProblems(row, draft));
  if (series.success) draft?.series.push(series.data);
}

/** The station that a row is of; undefined where the row that should describe it does not. */
function draftOf(row: Cells, { drafts, problems, house }: Taking): Draft | undefined {
  const before = drafts.get(row.cells.id ?? '');
  if (before) {
    problems.push(...contradictions(row, before));
    return before;
  }
  const station = StationRow.safeParse(row.cells);
  if (!station.success) {
    problems.push(...problemsOf(row.line, station.error));
    return undefined;
  }
  const others = [...drafts.values()].map((other) => other.station);
  const found = stationProblems(station.data, others, house);
  problems.push(...found.map((problem) => ({ row: row.line, ...problem })));
  const draft: Draft = { told: row.cells, station: station.data, series: [] };
  drafts.set(station.data.id, draft);
  return draft;
}

function problemsOf(row: number, error: z.ZodError): ImportProblem[] {
  return error.issues.map(({ path, message, input }) => ({
    row,
    column: String(path[0] ?? ''),
    why: input === undefined && /undefined/.test(message) ? 'this must not be empty' : message,
  }));
}

function contradictions({ line, cells }: Cells, { told }: Draft): ImportProblem[] {
  const columns = Object.keys(STATION_COLUMNS) as Column[];
  return columns
    .filter((column) => cells[column] !== undefined && cells[column] !== told[column])
    .map((column) => ({
      row: line,
      column,
      why: `"${cells[column]}" is not what an earlier row says of ${told.id}: "${told[column] ?? ''}"`,
    }));
}

function sensorProblems({ line: row, cells }: Cells, draft: Draft | undefined): ImportProblem[] {
  const { property, unit } = cells;
  if (property === undefined || unit === undefined) return []; // said already
  if (draft?.series.some((other) => other.property === property)) {
    return [{ row, column: 'property', why: `${draft.station.id} has ${property} twice` }];
  }
  const known = propertyOf(property);
  if (!known)
    return [{ row, column: 'property', why: `no observed property is called "${property}"` }];
  if (toCanonical(0, unit, known.unit) !== undefined) return [];
  return [{ row, column: 'unit', why: `"${unit}" cannot be turned into ${known.unit}` }];
}

function importedOf({ station: cells, series }: Draft): ImportedStation {
  const { id, kind, lon, lat, address, door, password, source = 'the imported table' } = cells;
  const named = (zh?: string, en?: string) =>
    zh || en ? { zh: zh ?? en, en: en ?? zh } : undefined;
  const figure = (value?: number) =>
    value === undefined ? undefined : { value, verified: false, source };
  const station = Station.parse({
    ...{ id, kind, lon, lat, address },
    name: named(cells.name_zh, cells.name_en),
    river: named(cells.river_zh, cells.river_en),
    datum: named(cells.datum_zh, cells.datum_en),
    placeVerified: false,
    series: series.map(({ property, unit, interval_seconds }) => ({
      ...{ property, unit },
      intervalSeconds: interval_seconds,
    })),
    warningStage: figure(cells.warning_stage),
    guaranteeStage: figure(cells.guarantee_stage),
  });
  const link = door === 'tcp' ? { ...(password !== undefined && { password }) } : undefined;
  return { station: { ...station, levels: levelsOf(station) }, link };
}
