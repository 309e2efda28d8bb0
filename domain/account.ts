import { z } from 'zod';

/**
 * Who may come in. A device speaks as itself; a gateway also for the stations listed; a dispatcher keeps scenarios; an admin
 * does that and administers.
 */
export const Account = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  role: z.enum(['device', 'gateway', 'dispatcher', 'admin']),
  /** Self-describing scrypt hash: never the secret itself. */
  hash: z.string(),
  disabled: z.boolean().default(false),
  /** Stations a gateway may speak for; "*" for all. */
  speaksFor: z.array(z.string()).default([]),
  /**
   * A device that may come by raw TCP, known by the address in its frames alone; with the password that they carry, where it has
   * one: four hex digits in SL 651, PW in HJ 212. It travels in the clear and guards against mistakes, not against malice.
   */
  link: z.object({ password: z.string().min(1).max(32).optional() }).optional(),
});
export type Account = z.infer<typeof Account>;
