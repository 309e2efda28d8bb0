import { z } from 'zod';
import { StationKind } from '../../../domain/station.ts';

const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^[+-]?\d+(\.\d+)?$/, 'a number')
    .transform(Number)
    .pipe(z.number().min(least, `at least ${least}`).max(most, `at most ${most}`));
const words = z.string().min(1).max(80);

/** What describes a station: the same in each of its rows, or empty in all but its first. */
export const STATION_COLUMNS = {
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'letters, digits, "-" and "_" only, at most 64'),
  name_zh: words,
  name_en: words,
  kind: z.enum(StationKind.options, `one of ${StationKind.options.join(', ')}`),
  lon: number(-180, 180),
  lat: number(-90, 90),
  river_zh: words.optional(),
  river_en: words.optional(),
  datum_zh: words.optional(),
  datum_en: words.optional(),
  /** What its frames call it, where that is not "00" and its id. */
  address: z.string().max(64).optional(),
  warning_stage: number(-100, 9_000).optional(),
  guarantee_stage: number(-100, 9_000).optional(),
  /** Where the two stages were published. */
  source: words.optional(),
  /** How it comes in: mqtt (and HTTP, which ask for its secret), or tcp besides. */
  door: z.enum(['mqtt', 'tcp'], 'mqtt or tcp').optional(),
  /** That its frames carry; for tcp alone. */
  password: z.string().min(1).max(32).optional(),
} as const;

/** What describes a sensor: one a row. */
export const SERIES_COLUMNS = {
  property: z.string().min(1),
  unit: z.string().min(1),
  interval_seconds: number(1, 31_622_400).pipe(z.int('a whole number of seconds')),
} as const;

/** Every column, in the order in which help tells them. */
export const COLUMNS = { ...STATION_COLUMNS, ...SERIES_COLUMNS } as const;
export type Column = keyof typeof COLUMNS;

/** Those that a file must have. */
export const REQUIRED: readonly Column[] = (Object.keys(COLUMNS) as Column[]).filter(
  (column) => !COLUMNS[column].safeParse(undefined).success,
);
