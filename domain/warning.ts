import { z } from 'zod';
import { Severity } from './severity.ts';
import { Hazard } from './station.ts';

/**
 * A change of a station's warning state for one hazard. `severity` absent means that the warning ended.
 * `corrected` says that late or repaired readings, not a new one, changed what we know.
 */
export const WarningEvent = z.object({
  station: z.string(),
  hazard: Hazard,
  property: z.string(),
  severity: Severity.optional(),
  previous: Severity.optional(),
  /** The value that crossed and the line it crossed, canonical unit. */
  value: z.number(),
  threshold: z.number(),
  /** Epoch ms of the reading that crossed. */
  readingTime: z.number(),
  /** Epoch ms at which this event was made. */
  eventTime: z.number(),
  /**
   * forecast: it is probable, not seen. Then `value` is the likely extreme, `readingTime` the issue of the forecast, and the
   * warning ends when it is no longer probable or the observed warning stands.
   */
  basis: z.enum(['observed', 'forecast']),
  /** 0 … 1, of a forecast: that the line is reached. */
  probability: z.number().optional(),
  /** Epoch ms at which it is likely to be, where it is. */
  expected: z.number().optional(),
  corrected: z.boolean(),
  /** What was told of that reading did not happen: `previous` was told, `severity` held. */
  retracted: z.boolean().optional(),
});
export type WarningEvent = z.infer<typeof WarningEvent>;
