import { z } from 'zod';
import { AssessmentInput } from './assessment-input.ts';
import { Grade } from './grade.ts';
import { Station } from './station.ts';
import { Words } from './words.ts';

/** What drought is told by, and what each is called. GB/T 20481-2017 has the indices, the trial criteria of 2013 the inflow. */
export const DROUGHT_MEASURES = {
  spi1: { zh: 'SPI（30 天）', en: 'SPI, 30 days' },
  spi3: { zh: 'SPI（90 天）', en: 'SPI, 90 days' },
  spi12: { zh: 'SPI（365 天）', en: 'SPI, 365 days' },
  spei1: { zh: 'SPEI（30 天）', en: 'SPEI, 30 days' },
  spei3: { zh: 'SPEI（90 天）', en: 'SPEI, 90 days' },
  spei12: { zh: 'SPEI（365 天）', en: 'SPEI, 365 days' },
  mci: { zh: '综合指数 MCI', en: 'MCI' },
  soil: { zh: '土壤相对湿度', en: 'Soil relative moisture' },
  inflow: { zh: '30 天来水距平', en: 'Inflow of 30 days against normal' },
} as const satisfies Record<string, Words>;

export const DroughtMeasureKey = z.enum(
  Object.keys(DROUGHT_MEASURES) as [keyof typeof DROUGHT_MEASURES],
);
export type DroughtMeasureKey = z.infer<typeof DroughtMeasureKey>;

/** One measure of drought; `value` and `grade` are null where it is not known, and `why` then says so. */
export const DroughtMeasure = z.object({
  key: DroughtMeasureKey,
  value: z.number().nullable(),
  unit: z.string(),
  decimals: z.int(),
  grade: Grade,
  why: Words.optional(),
  inputs: z.array(AssessmentInput),
});
export type DroughtMeasure = z.infer<typeof DroughtMeasure>;

/** The years that something is held against. */
export const Reference = z.object({
  /** simulated: the table that ships; own: what the stations of this house have read. */
  origin: z.enum(['simulated', 'own']),
  /** First and last year. */
  from: z.int(),
  to: z.int(),
});
export type Reference = z.infer<typeof Reference>;

/** The drought of a sub-basin at the end of a day (08:00 in Beijing). */
export const Drought = z.object({
  subBasin: z.string(),
  name: Words,
  /** Epoch ms; nothing later is in it. */
  time: z.number(),
  /** The worse of MCI and inflow, each by its own standard. */
  grade: Grade,
  origin: Station.shape.origin.unwrap(),
  reference: Reference.nullable(),
  measures: z.array(DroughtMeasure),
});
export type Drought = z.infer<typeof Drought>;
