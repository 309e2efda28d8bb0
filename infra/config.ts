import { z } from 'zod';

/** How this house is set up: the command line over `POYANG_…` variables over these defaults. */
export const Config = z.object({
  /** Data folder: log, store, journal, credentials. */
  data: z.string().default('poyang-data'),
  bind: z.string().default('127.0.0.1'),
  http: z.coerce.number().int().min(0).max(65_535).default(8080),
  mqtt: z.coerce.number().int().min(0).max(65_535).default(1883),
  simulator: z.boolean().default(true),
  /** How long and how much the log keeps of topics that are not compacted. */
  retention: z
    .object({ days: z.number().positive(), gigabytes: z.number().positive() })
    .default({ days: 7, gigabytes: 4 }),
});
export type Config = z.infer<typeof Config>;
