import { z } from 'zod';

/** Problem details of RFC 9457: every error of the API, as application/problem+json. */
export const Problem = z.object({
  /** about:blank: `title` is the phrase of the status, `detail` says what to do. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** The path that was asked for. */
  instance: z.string(),
});
export type Problem = z.infer<typeof Problem>;
