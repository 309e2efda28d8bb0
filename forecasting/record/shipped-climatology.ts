import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { DailyRecord } from './daily-record.ts';

const FILE = join(import.meta.dirname, '../shipped/simulated-climatology.json.gz');

const Column = z.array(z.number());
const Table = z.object({
  from: z.number(),
  days: z.int(),
  rain: z.record(z.string(), Column),
  evaporation: z.record(z.string(), Column),
  stage: Column,
  discharge: z.record(z.string(), Column),
});

/**
 * Thirty years of the simulated basin, made by devices/simulator/climatology under another seed than the house's: what simulated
 * gear is held against. It says nothing of the field.
 */
export function shippedClimatology(): DailyRecord {
  const table = Table.parse(JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')));
  const scaled = (column: readonly number[] = [], by = 1) =>
    Float64Array.from(column, (n) => n / by);
  return {
    from: table.from,
    days: table.days,
    basins: Object.fromEntries(
      Object.entries(table.rain).map(([id, rain]) => [
        id,
        { rain: scaled(rain, 10), evaporation: scaled(table.evaporation[id], 10) },
      ]),
    ),
    stage: scaled(table.stage, 100),
    discharge: Object.fromEntries(
      Object.entries(table.discharge).map(([id, column]) => [id, scaled(column)]),
    ),
  };
}
