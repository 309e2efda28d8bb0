import { z } from 'zod';

/** What the centre can ask of gear over its open link (SL 651-2014 table B.1): now 37, clock 4A (it is set to the house's). */
export const AskedFor = z.enum(['now', 'clock']);
export type AskedFor = z.infer<typeof AskedFor>;

/** A person asks a station for something. Kept for good, with its reply, as the record of who commanded what. */
export const Ask = z.object({
  id: z.uuid(),
  device: z.string(),
  what: AskedFor,
  /** The account that asks; "command line" for ./poyang devices. */
  by: z.string(),
  /** Epoch ms. */
  at: z.number(),
});
export type Ask = z.infer<typeof Ask>;

/** What became of it: answered by the gear, or why not. */
export const Reply = z.object({
  id: z.uuid(),
  outcome: z.enum(['answered', 'no_link', 'cannot', 'no_answer']),
  /** Epoch ms. */
  at: z.number(),
  /** The frame that answered; its readings go the way of all others. */
  payloadHex: z.string().optional(),
});
export type Reply = z.infer<typeof Reply>;
