import { readFileSync } from 'node:fs';
import { type CsvError, parse } from 'csv-parse/sync';
import { PoyangError } from '../../domain/errors.ts';

/** A CSV file in memory: the names in its header, and its rows with their line numbers as an editor counts. */
export interface Table {
  readonly file: string;
  readonly names: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Reads a CSV file (RFC 4180, UTF-8, with or without BOM), or one with semicolons or tabs where its header has no comma; with
 * semicolons a number may have a decimal comma. Throws CONFIG with the file and, where it is known, the line.
 */
export function readTable(file: string): Table {
  const records = recordsOf(file);
  const [header, ...rows] = records.map(({ record, info }) => ({
    line: info.lines,
    cells: record,
  }));
  if (!header) throw new PoyangError('CONFIG', `${file} is empty.`);
  return { file, names: header.cells, rows };
}

/** Where the column of that name stands. Throws CONFIG with the names that there are. */
export function columnIndex({ file, names }: Table, name: string): number {
  const index = names.indexOf(name);
  if (index >= 0) return index;
  const known = names.filter((each) => each !== '').join(', ');
  throw new PoyangError('CONFIG', `${file} has no column "${name}": it has ${known}.`);
}

type CsvRecord = { record: string[]; info: { lines: number } };

function recordsOf(file: string): CsvRecord[] {
  try {
    const text = readFileSync(file, 'utf8');
    const delimiter = delimiterOf(text);
    const options = {
      delimiter,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
    } as const;
    const records = parse(text, options) as unknown as CsvRecord[];
    return delimiter === ';' ? records.map(withDecimalPoints) : records;
  } catch (cause) {
    throw explained(file, cause as Error & { code?: string });
  }
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return [',', ';', '\t'].find((each) => header.includes(each)) ?? ',';
}

function withDecimalPoints({ record, info }: CsvRecord): CsvRecord {
  return { record: record.map((cell) => cell.replace(/^(-?\d+),(\d+)$/, '$1.$2')), info };
}

function explained(file: string, error: Error & { code?: string }): Error {
  if (error.code === 'ENOENT') return wrong(`${file}: there is no such file`, error);
  if (!error.code?.startsWith('CSV_')) return error;
  return wrong(`${file}, line ${(error as CsvError)['lines']}: ${error.message}`, error);
}

function wrong(what: string, cause: Error): PoyangError {
  return new PoyangError('CONFIG', `${what}.`, { cause });
}
