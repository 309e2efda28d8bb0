import { z } from 'zod';
import { Severity } from './severity.ts';
import { Hazard } from './station.ts';
import { ReservoirId } from './what-if.ts';

/** A level that a station passes: flood levels upwards, low-water levels downwards. */
export const Crossing = z.object({
  hazard: Hazard,
  severity: Severity,
  property: z.string(),
  /** The level, canonical unit. */
  value: z.number(),
  /** Epoch ms; the start where it stands beyond the level already. */
  time: z.number(),
  already: z.boolean(),
  /** When it first comes back; null where it does not. */
  until: z.number().nullable(),
});
export type Crossing = z.infer<typeof Crossing>;

/** An extreme and when it is reached, epoch ms. */
const Extreme = z.object({ value: z.number(), time: z.number() });

/** A series of equal steps from the run's start on, and its extremes. Canonical unit. */
const Course = z.object({ values: z.array(z.number()), highest: Extreme, lowest: Extreme });
export type Course = z.infer<typeof Course>;

/** What one station would see. */
export const GaugeCourse = z.object({
  station: z.string(),
  stage: Course.optional(),
  discharge: Course.optional(),
  crossings: z.array(Crossing),
});
export type GaugeCourse = z.infer<typeof GaugeCourse>;

/** m, m3/s. */
export const ReservoirCourse = z.object({
  reservoir: ReservoirId,
  level: Course,
  inflow: Course,
  release: Course,
});
export type ReservoirCourse = z.infer<typeof ReservoirCourse>;

/** Where the lake's water came from and went to over the run, 1e8 m3; the gain is what the others add up to. */
export const LakeBalance = z.object({
  rivers: z.number(),
  /** Rain on the lake less its evaporation. */
  sky: z.number(),
  toYangtze: z.number(),
  fromYangtze: z.number(),
  gain: z.number(),
});
export type LakeBalance = z.infer<typeof LakeBalance>;

/** What the model says; times are epoch ms, steps begin at `start`. */
export const WhatIfRun = z.object({
  start: z.number(),
  /** ms. */
  step: z.number(),
  gauges: z.array(GaugeCourse),
  reservoirs: z.array(ReservoirCourse),
  lake: LakeBalance,
  /** Areal rain over the whole basin, mm. */
  rain: z.number(),
});
export type WhatIfRun = z.infer<typeof WhatIfRun>;
