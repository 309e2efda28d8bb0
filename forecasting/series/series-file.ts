import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PoyangError } from '../../domain/errors.ts';
import { parseDuration } from './duration.ts';
import { quantityNamed } from './quantity.ts';

const Duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  context.addIssue(`"${text}" is no ISO 8601 duration: write PT10M, PT1H, P1D`);
  return z.NEVER;
});

const ColumnEntry = z.object({
  column: z.string().min(1),
  quantity: z.string().min(1).transform(quantityNamed),
  unit: z.string().min(1),
});
export type ColumnEntry = z.infer<typeof ColumnEntry>;

/** How one CSV file is to be read: which column is the time, what is forecast, from what, how far ahead. */
export const SeriesEntry = z
  .object({
    name: z.string().min(1),
    /** Relative to the file that says so. */
    file: z.string().min(1),
    time: z.string().min(1),
    /** Offset of the times from UTC; without it they stand in local standard time. */
    zone: z
      .string()
      .regex(/^(Z|[+-]\d\d:\d\d)$/, 'write it as an offset such as +08:00, or Z')
      .optional(),
    step: Duration,
    areaKm2: z.number().positive().optional(),
    target: ColumnEntry,
    forcings: z.array(ColumnEntry).default([]),
    leads: z.array(Duration).min(1),
    /** Values that say "none", beside those that are known everywhere (see parse-value.ts). */
    missing: z.array(z.number()).default([]),
    drought: z.object({ weeks: z.array(z.int().positive()).min(1) }).optional(),
  })
  .refine(({ step, leads }) => leads.every((lead) => lead % step === 0), {
    path: ['leads'],
    message: 'each lead is a whole number of steps',
  })
  .refine(({ target, forcings }) => isEachOnce([target, ...forcings].map(({ column }) => column)), {
    path: ['forcings'],
    message: 'each column is named once, and what is forecast is no forcing of itself',
  });
export type SeriesEntry = z.infer<typeof SeriesEntry>;

function isEachOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

const SeriesFile = z.object({
  about: z.string().optional(),
  series: z
    .array(SeriesEntry)
    .min(1)
    .refine((all) => isEachOnce(all.map(({ name }) => name)), 'two of them have the same name'),
});

/** The entries of a series.json. Throws CONFIG with the file, the key and what to write there. */
export function readSeriesFile(file: string): readonly SeriesEntry[] {
  const parsed = SeriesFile.safeParse(jsonOf(file));
  if (parsed.success) return parsed.data.series;
  const [issue] = parsed.error.issues;
  throw new PoyangError('CONFIG', `${file}: ${keyOf(issue?.path ?? [])}: ${issue?.message}.`);
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const problem = cause instanceof SyntaxError ? `it is no JSON: ${cause.message}` : unreadable;
    throw new PoyangError('CONFIG', `${file}: ${problem}.`, { cause });
  }
}

const unreadable = 'there is no such file, or it may not be read';

/** series[2].target.column */
function keyOf(path: readonly PropertyKey[]): string {
  const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return steps.join('').replace(/^\./, '') || 'the whole file';
}
