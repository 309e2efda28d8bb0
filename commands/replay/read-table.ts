import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { PoyangError } from '../../domain/errors.ts';

/** A line of a CSV file: its cells without the spaces around them, and its number as an editor counts. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a comma-separated file (RFC 4180, UTF-8, with or without BOM), blank lines left out, the header first.
 * Throws CONFIG, naming file and line, for what is no such file and for a row of another length than the header.
 */
export async function* readTable(file: string): AsyncGenerator<Row> {
  const parser = parse({ bom: true, trim: true, skip_empty_lines: true, info: true });
  const input = createReadStream(file).on('error', (error) => parser.destroy(error));
  let width: number | undefined;
  try {
    for await (const { info, record } of input.pipe(parser)) {
      width ??= record.length;
      yield { line: info.lines, cells: record };
    }
  } catch (cause) {
    throw explained(file, cause as Error & { code?: string; lines?: number });
  } finally {
    input.destroy();
  }
  if (width === undefined) throw new PoyangError('CONFIG', `${file} is empty.`);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'not allowed to read it',
};

function explained(file: string, error: Error & { code?: string; lines?: number }): Error {
  const problem = PROBLEMS[error.code ?? ''];
  if (problem) return new PoyangError('CONFIG', `${file}: ${problem}.`, { cause: error });
  if (!error.code?.startsWith('CSV_')) return error;
  const where = error.lines === undefined ? '' : `, line ${error.lines}`;
  return new PoyangError('CONFIG', `${file}${where}: ${error.message}.`, { cause: error });
}
