import { z } from 'zod';
import { Words } from './words.ts';

/** One figure that an assessment rests on, as it was read, summed or forecast. */
export const AssessmentInput = z.object({
  name: Words,
  /** Where it was read; absent for a mean over the sub-basin. */
  station: z.string().optional(),
  /** The series at that station that it is of. */
  property: z.string().optional(),
  /** It is one reading of that series, at `time`, and no sum and no forecast: it can be traced to its frame. */
  isReading: z.boolean().optional(),
  value: z.number(),
  /** Canonical unit; "1" for a pure number. */
  unit: z.string(),
  decimals: z.int(),
  /** Epoch ms of the newest reading in it, or of the forecast's issue. */
  time: z.number(),
  /** The line it is held against, same unit. */
  threshold: z.number().optional(),
});
export type AssessmentInput = z.infer<typeof AssessmentInput>;
