import { readFileSync } from 'node:fs';
import { levelsOf } from '../../devices/stations/levels.ts';
import { PoyangError } from '../../domain/errors.ts';
import { Station } from '../../domain/station.ts';

/**
 * The registry entry in a JSON file, under this id: origin field, and warning levels drawn from its published lines where
 * it writes none. Throws CONFIG with the part that is wrong.
 */
export function stationFrom(file: string, id: string): Station {
  const parsed = Station.safeParse({ placeVerified: false, ...readEntry(file), id });
  if (parsed.success) return { ...parsed.data, levels: levelsOf(parsed.data) };
  const [issue] = parsed.error.issues;
  throw new PoyangError(
    'CONFIG',
    `The station in ${file} is wrong: ${issue?.path.join('.')}: ${issue?.message}. See ./poyang help devices.`,
  );
}

function readEntry(file: string): object {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PoyangError(
      'CONFIG',
      `The station file ${file} cannot be read (${(cause as Error).message}).`,
      { cause },
    );
  }
}
