import { z } from 'zod';

/** One frame of a device that the house does not know. */
export const WaitingFrame = z.object({
  codec: z.string(),
  /** Epoch ms. */
  received: z.number(),
  payloadHex: z.string(),
});
export type WaitingFrame = z.infer<typeof WaitingFrame>;

/** A device that came and is let in nowhere: it waits until a person accepts or refuses it. Its frames are not acknowledged. */
export const Waiting = z.object({
  /** What it calls itself: the address in its frames, its user name, or the device of its topic. */
  name: z.string(),
  door: z.enum(['mqtt', 'tcp', 'http']),
  /** The account that spoke for it without a right to. */
  through: z.string().optional(),
  /** The network address that it came from last. */
  from: z.string(),
  /** Epoch ms. */
  first: z.number(),
  last: z.number(),
  /** How often it came; the newest of its frames are kept. */
  count: z.int(),
  frames: z.array(WaitingFrame),
});
export type Waiting = z.infer<typeof Waiting>;

/** What a person decided of one that waits. Accepted, its frames go the way of all readings, as those of `device`. */
export const Decision = z.object({
  name: z.string(),
  verdict: z.enum(['accepted', 'refused']),
  device: z.string(),
  /** The account that decided; "command line" for ./poyang devices. */
  by: z.string(),
  at: z.number(),
});
export type Decision = z.infer<typeof Decision>;
