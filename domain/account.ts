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
});
export type Account = z.infer<typeof Account>;
