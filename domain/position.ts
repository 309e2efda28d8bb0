import { z } from 'zod';

/** Where a record stands in a topic of the log. Offsets grow within a partition, with possible gaps. */
export const Position = z.object({
  partition: z.int().nonnegative(),
  offset: z.int().nonnegative(),
});
export type Position = z.infer<typeof Position>;
