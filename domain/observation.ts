import { z } from 'zod';
import { Position } from './position.ts';
import { Flag } from './quality.ts';

/** A reading that was matched to a series, converted to the canonical unit and judged. */
export const Observation = z.object({
  station: z.string(),
  property: z.string(),
  /** Epoch ms of the phenomenon (SensorThings: phenomenonTime). Series and time are its identity. */
  time: z.number(),
  /** Canonical unit of the property; null with flag 9. */
  value: z.number().nullable(),
  flag: Flag,
  /** Reasons beside the flag, as a mask: see `reasonsOf`. */
  reasons: z.int().nonnegative(),
  /** Epoch ms at which the door took the packet. */
  received: z.number(),
  /** The packet in topic `raw` that said so. */
  raw: Position,
});
export type Observation = z.infer<typeof Observation>;
