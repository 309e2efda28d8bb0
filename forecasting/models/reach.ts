import { z } from 'zod';
import type { Task } from '../task.ts';
import { pick } from './standardise.ts';

/** What a forecast may reach, on the target's scale: a linear function knows no bounds of its own. */
export const Reach = z.object({ least: z.number(), most: z.number(), beyond: z.number() });
export type Reach = z.infer<typeof Reach>;

/** Of a model that knows none. */
export const UNBOUNDED: Reach = {
  least: Number.NEGATIVE_INFINITY,
  most: Number.POSITIVE_INFINITY,
  beyond: 0,
};

/** As low and as high as the target was at the issues trained on, and 15 % of that range beyond. */
export function reachOf({ now }: Task, train: Int32Array): Reach {
  const values = pick(now, train);
  const [least, most] = [
    values.reduce((a, b) => Math.min(a, b)),
    values.reduce((a, b) => Math.max(a, b)),
  ];
  return { least, most, beyond: 0.15 * (most - least) };
}

/** Keeps a forecast within reach, which a target that stands higher or lower than ever has moved along. */
export function limiter({ least, most, beyond }: Reach, now: number): (value: number) => number {
  const [from, to] = [Math.min(least, now) - beyond, Math.max(most, now) + beyond];
  return (value) => Math.min(to, Math.max(from, value));
}
