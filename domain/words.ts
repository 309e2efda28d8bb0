import { z } from 'zod';

/** A name or word in both languages of the house. */
export const Words = z.object({ zh: z.string().min(1), en: z.string().min(1) });
export type Words = z.infer<typeof Words>;
