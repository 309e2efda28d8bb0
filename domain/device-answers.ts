import { z } from 'zod';
import { Account } from './account.ts';
import { Waiting } from './waiting.ts';

/** An account as administrators see it: never its hash. */
export const DeviceEntry = Account.pick({
  id: true,
  role: true,
  disabled: true,
  speaksFor: true,
}).extend({
  /** It may come by raw TCP. */
  link: z.boolean(),
});
export type DeviceEntry = z.infer<typeof DeviceEntry>;

export const DevicesAnswer = z.object({ devices: z.array(DeviceEntry) });

/** A secret that was made just now: it is told this once. */
export const SecretAnswer = z.object({ id: z.string(), secret: z.string() });

/** What became of a table of stations, or would become. */
export const ImportAnswer = z.object({
  stations: z.int(),
  sensors: z.int(),
  /** How many of them have no account yet. */
  fresh: z.int(),
  /** Rows as an editor counts them; if there are any, nothing was taken. */
  problems: z.array(z.object({ row: z.int(), column: z.string(), why: z.string() })),
  secrets: z.array(SecretAnswer),
});

export const WaitingAnswer = z.object({ waiting: z.array(Waiting) });

/** As which device one was let in; the secret of an account that was made, this once. */
export const AcceptedAnswer = z.object({ device: z.string(), secret: z.string().optional() });
