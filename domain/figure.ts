import { z } from 'zod';

/** A number somebody published, and whether we have seen where. Unverified figures say so on the screen. */
export const Figure = z.object({
  value: z.number(),
  verified: z.boolean(),
  source: z.string().min(1),
});
export type Figure = z.infer<typeof Figure>;
