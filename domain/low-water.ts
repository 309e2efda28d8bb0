import { z } from 'zod';
import { Reference } from './drought.ts';
import { Station } from './station.ts';
import { Words } from './words.ts';

/** A week ahead: how probable it is that its mean stage is below a line, and what forecasts of the like have been worth. */
export const LowWaterWeek = z.object({
  /** 1 … 4: the days 7·(week − 1) + 1 to 7·week after the issue. */
  week: z.int(),
  /** 0 … 1. */
  probability: z.number(),
  /** The share of the reference years in which it was so at this time of the year. */
  usual: z.number(),
  /**
   * 1 − Brier score / that of the other, each year forecast from the others; null where the other never errs. Of `issues`
   * forecasts, throughout the year.
   */
  skill: z.object({
    climatology: z.number().nullable(),
    persistence: z.number().nullable(),
    issues: z.int(),
  }),
});
export type LowWaterWeek = z.infer<typeof LowWaterWeek>;

/** A date that is not certain, epoch ms: the middle, and a range that holds it eight times of ten. */
const DateRange = z.object({ likely: z.number(), from: z.number(), to: z.number() });

/** What is known and expected of one line of the lake. */
export const LowWaterLine = z.object({
  name: Words,
  /** m. */
  value: z.number(),
  /** Days of this calendar year whose mean was below, of those that are known. */
  days: z.object({ below: z.int(), known: z.int() }),
  /** Since when it is below without a break, epoch ms; null while it is not. */
  belowSince: z.number().nullable(),
  /** The record begins below: it may have been so for longer. */
  belowFromStart: z.boolean().optional(),
  weeks: z.array(LowWaterWeek),
  /** The next passing within 28 days: how probable, and when if it is more probable than not. null without a reference. */
  crossing: z
    .object({
      way: z.enum(['falls', 'rises']),
      /** 0 … 1. */
      probability: z.number(),
      date: DateRange.nullable(),
    })
    .nullable(),
  /** When the lake usually falls below for the first time from July on, in this season's dates; no forecast. */
  usual: DateRange.extend({
    /** Of how many reference years, and in how many of them it does. */
    years: z.int(),
    reached: z.int(),
  }).nullable(),
});
export type LowWaterLine = z.infer<typeof LowWaterLine>;

/** The low water of the lake, at the end of a day. */
export const LowWater = z.object({
  station: z.string(),
  /** Epoch ms; nothing later is in it. */
  time: z.number(),
  /** Mean of the last day, m; null where it is not known. */
  stage: z.number().nullable(),
  origin: Station.shape.origin.unwrap(),
  reference: Reference.nullable(),
  /** Why there is no outlook, where there is none. */
  why: Words.optional(),
  lines: z.array(LowWaterLine),
});
export type LowWater = z.infer<typeof LowWater>;
