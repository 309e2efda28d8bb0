import { readFileSync } from 'node:fs';
import { PoyangError } from '../domain/errors.ts';

/** The settings in a JSON file, each under its own name, as they stand there. Throws CONFIG that names the file and what to mend. */
export function readConfigFile(file: string, known: readonly string[]): Record<string, unknown> {
  const settings = parse(file);
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw wrong(file, 'is no object: write { "http": 8080, … }');
  }
  const stranger = Object.keys(settings).find((key) => !known.includes(key));
  if (stranger === undefined) return settings as Record<string, unknown>;
  throw wrong(
    file,
    `has "${stranger}", which is no setting: take it out, or write one of ${known.join(', ')}`,
  );
}

function parse(file: string): unknown {
  const text = read(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(file, `is no JSON: ${(cause as Error).message}`, cause);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw wrong(
      file,
      `cannot be read (${(cause as Error).message}): name another with --config FILE`,
      cause,
    );
  }
}

function wrong(file: string, what: string, cause?: unknown): PoyangError {
  return new PoyangError('CONFIG', `The configuration file ${file} ${what}.`, { cause });
}
