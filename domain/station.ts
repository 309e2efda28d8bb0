import { z } from 'zod';
import { Figure } from './figure.ts';
import { Gear } from './gear.ts';
import { Severity } from './severity.ts';
import { Words } from './words.ts';

/** What a station chiefly is; it decides the map layer it first appears in. */
export const StationKind = z.enum([
  'river',
  'lake',
  'reservoir',
  'rain',
  'soil',
  'groundwater',
  'evaporation',
  'water_quality',
  'air',
]);
export type StationKind = z.infer<typeof StationKind>;

/** Limits for quality control, in the property's canonical unit; each overrides the property's own. */
export const Limits = z.object({
  gross: z.tuple([z.number(), z.number()]).optional(),
  /** What this station may be expected to give; outside is suspect, not failed. */
  usual: z.tuple([z.number(), z.number()]).optional(),
  ratePerHour: z.number().positive().optional(),
  spike: z.number().positive().optional(),
  flat: z.object({ eps: z.number().nonnegative(), hours: z.number().positive() }).optional(),
});
export type Limits = z.infer<typeof Limits>;

/** One observed property at a station (SensorThings: Datastream). `unit` is what its gear sends. */
export const Series = z.object({
  property: z.string().min(1),
  unit: z.string().min(1),
  intervalSeconds: z.int().positive(),
  limits: Limits.optional(),
});
export type Series = z.infer<typeof Series>;

export const Hazard = z.enum(['flood', 'low_water']);
export type Hazard = z.infer<typeof Hazard>;

/**
 * A line that calls for a warning: flood rises to `value`, low water falls to it. `hysteresis` is how far back
 * the value must go before the warning steps down. Canonical unit of `property`.
 */
export const Level = z.object({
  hazard: Hazard,
  property: z.string().min(1),
  severity: Severity,
  name: Words,
  value: z.number(),
  hysteresis: z.number().nonnegative(),
  verified: z.boolean(),
  source: z.string().min(1),
});
export type Level = z.infer<typeof Level>;

/** The highest or lowest value ever published for a station. */
export const StationRecord = z.object({
  kind: z.enum(['highest', 'lowest']),
  property: z.string().min(1),
  figure: Figure,
  /** When it was reached, as far as published: "2020-07-12T00:00+08:00", "1998" or absent. */
  when: z.string().optional(),
});
export type StationRecord = z.infer<typeof StationRecord>;

/** A place with gear (SensorThings: Thing + Location). Data, not code: see devices/stations/. */
export const Station = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'letters, digits, "-" and "_" only, at most 64'),
  name: Words,
  river: Words.optional(),
  kind: StationKind,
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  placeVerified: z.boolean(),
  /** Height datum of stages, as people name it: 吴淞 (Wusong), 1985, local. */
  datum: Words.optional(),
  /** Station address in its frames: of SL 651, of HJ 212 the MN; absent means "00" + the eight-digit code. */
  address: z.string().optional(),
  gear: Gear.optional(),
  series: z.array(Series).min(1),
  /** Warning and guarantee level as published; the warning levels derive from them by a profile. */
  warningStage: Figure.optional(),
  guaranteeStage: Figure.optional(),
  levels: z.array(Level).default([]),
  records: z.array(StationRecord).default([]),
  /** The next stations up and down the river. */
  upstream: z.array(z.string()).default([]),
  downstream: z.array(z.string()).default([]),
  /** Its readings come from the simulated basin or a replay, not from the field: the page says so. */
  origin: z.enum(['field', 'simulated', 'replay']).default('field'),
});
export type Station = z.infer<typeof Station>;

/** The id of a series: "62601200/stage". */
export function seriesId(station: string, property: string): string {
  return `${station}/${property}`;
}
