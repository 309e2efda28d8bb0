import { z } from 'zod';
import { DeviceWord } from './device-word.ts';
import { Position } from './position.ts';

/** The station that stands for the house itself: no station can be called so. */
export const THE_HOUSE = '*';

/**
 * A change in the state of a station's gear: what it says of itself (mains lost and back, a door opened, the device gone and back),
 * or what the house finds (no data, frozen, voltage low, clock off).
 */
export const DeviceEvent = z.object({
  station: z.string(),
  /** Epoch ms, by the gear's own clock. */
  time: z.number(),
  word: DeviceWord,
  /** Whether it holds from here on, or no longer does. */
  holds: z.boolean(),
  received: z.number(),
  /** The packet in topic `raw` that said so; of a silence, the last before it. */
  raw: Position,
  /** The series that it is of; absent: the whole device. */
  property: z.string().optional(),
  /** Of what the house finds: what it found and the line it crossed, V of a voltage, else ms. */
  value: z.number().optional(),
  limit: z.number().optional(),
  /** Of an end: when it had begun, epoch ms. */
  began: z.number().optional(),
  /** It was told, and later readings showed that it was not so. */
  retracted: z.boolean().optional(),
});
export type DeviceEvent = z.infer<typeof DeviceEvent>;
