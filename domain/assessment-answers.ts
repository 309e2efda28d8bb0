import { z } from 'zod';
import { Drought } from './drought.ts';
import { LowWater } from './low-water.ts';
import { Risk } from './risk.ts';

/** GET /api/drought: what was told last of each sub-basin and of the lake; nothing while nothing was told yet. */
export const DroughtAnswer = z.object({
  /** The server's now, epoch ms. */
  time: z.number(),
  droughts: z.array(Drought),
  lowWaters: z.array(LowWater),
});
export type DroughtAnswer = z.infer<typeof DroughtAnswer>;

/** GET /api/risk: what was told last of each sub-basin. */
export const RiskAnswer = z.object({ time: z.number(), risks: z.array(Risk) });
export type RiskAnswer = z.infer<typeof RiskAnswer>;
