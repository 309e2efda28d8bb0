import { z } from 'zod';
import { DeviceWord } from './device-word.ts';
import { Position } from './position.ts';

/** A change in what a station's gear says of itself: mains lost and back, a door opened, the device gone and back. */
export const DeviceEvent = z.object({
  station: z.string(),
  /** Epoch ms, by the gear's own clock. */
  time: z.number(),
  word: DeviceWord,
  /** Whether it holds from here on, or no longer does. */
  holds: z.boolean(),
  received: z.number(),
  /** The packet in topic `raw` that said so. */
  raw: Position,
});
export type DeviceEvent = z.infer<typeof DeviceEvent>;
