import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Scenario } from '../../devices/simulator/weather/scenarios.ts';
import { PoyangError } from '../../domain/errors.ts';
import { type Clock, pacedClock, systemClock } from '../../infra/clock.ts';

/** The scenarios of the simulated weather. */
export const SCENARIOS = [
  'flood-2020',
  'drought-2022',
  'normal',
] as const satisfies readonly Scenario[];

/**
 * A time of its own that a data folder lives in: whose weather it is, and the pace of the clock of all its rooms. Times are
 * epoch ms.
 */
export const Season = z.object({
  scenario: z.enum(SCENARIOS),
  /** The CSV of areal rain that its weather follows; none if empty. */
  weather: z.string().default(''),
  /** Where the season begins; what lies before is history. */
  start: z.number(),
  /** Where it ends and the clock stands still. */
  to: z.number().optional(),
  speed: z.number().positive(),
  /** The clock showed `from` at the real time `began`. */
  from: z.number(),
  began: z.number(),
});
export type Season = z.infer<typeof Season>;

/** The season that a data folder lives in; undefined where it lives in the present. Throws CONFIG for a file that is damaged. */
export function seasonOf(folder: string): Season | undefined {
  const file = fileIn(folder);
  if (!existsSync(file)) return undefined;
  try {
    return Season.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const remedy =
      'it tells which time the folder lives in. Choose another folder with --data DIR.';
    throw new PoyangError('CONFIG', `${file} cannot be read, and ${remedy}`, { cause });
  }
}

/** Makes a folder live in a season, or go on in it. */
export function keepSeason(folder: string, season: Season): void {
  const draft = `${fileIn(folder)}.new`;
  writeFileSync(draft, `${JSON.stringify(season, null, 2)}\n`);
  renameSync(draft, fileIn(folder));
}

/** The clock of a house: that of its folder's season, else the real one. */
export function houseClock(folder: string): Clock {
  const season = seasonOf(folder);
  return season ? pacedClock(season) : systemClock;
}

/** Whether a folder holds data already, of whatever time. */
export function isInUse(folder: string): boolean {
  return existsSync(join(folder, 'credentials.json'));
}

function fileIn(folder: string): string {
  return join(folder, 'season.json');
}
