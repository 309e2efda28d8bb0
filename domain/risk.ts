import { z } from 'zod';
import { AssessmentInput } from './assessment-input.ts';
import { Grade } from './grade.ts';
import { Station } from './station.ts';
import { Words } from './words.ts';

/** What composite risk is made of. */
export const RISK_PARTS = ['flood', 'drought', 'geological', 'agricultural'] as const;
export const RiskPartKey = z.enum(RISK_PARTS);
export type RiskPartKey = z.infer<typeof RiskPartKey>;

/** One part of the risk: its grade, the rule that gives it, and all that went in. */
export const RiskPart = z.object({
  grade: Grade,
  rule: Words,
  /** Why the grade is not known, or known of a part only. */
  why: Words.optional(),
  /** What decided first. */
  inputs: z.array(AssessmentInput),
});
export type RiskPart = z.infer<typeof RiskPart>;

/** The composite risk of a sub-basin at a full hour: the worst of its parts (docs/decisions/0013-composite-risk.md). */
export const Risk = z.object({
  subBasin: z.string(),
  name: Words,
  /** Epoch ms; no reading later than this is in it. */
  time: z.number(),
  grade: Grade,
  /** The parts that have that grade. */
  by: z.array(RiskPartKey),
  origin: Station.shape.origin.unwrap(),
  parts: z.record(RiskPartKey, RiskPart),
});
export type Risk = z.infer<typeof Risk>;
