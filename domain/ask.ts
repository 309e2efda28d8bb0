import { z } from 'zod';

/**
 * What the centre can ask of gear over its open link (SL 651-2014 table B.1): now 37; clock 4A, it is set to the house's;
 * read-configuration 41 and set-configuration 40, whom the station reports to and how; read-parameters 43 and
 * set-parameters 42, when it reports and from which datum.
 */
export const AskedFor = z.enum([
  'now',
  'clock',
  'read-configuration',
  'set-configuration',
  'read-parameters',
  'set-parameters',
]);
export type AskedFor = z.infer<typeof AskedFor>;

/** A setting of an RTU by its name in the codec's table, with its value as people write it; without one it is only named. */
export const Setting = z.object({
  name: z.string().max(40),
  value: z.string().max(80).optional(),
});
export type Setting = z.infer<typeof Setting>;

/** A person asks a station for something. Kept for good, with its reply, as the record of who commanded what. */
export const Ask = z.object({
  id: z.uuid(),
  device: z.string(),
  what: AskedFor,
  /** Those to be read, or to be set to these values. */
  settings: z.array(Setting).max(40).optional(),
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
