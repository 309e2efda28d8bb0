import { z } from 'zod';
import type { Task } from '../task.ts';
import type { FitParts } from './model.ts';

/** What somebody who finds a model must know to use it, and to doubt it. */
export const ModelCard = z.object({
  model: z.string(),
  series: z.string(),
  target: z.object({ name: z.string(), quantity: z.string(), unit: z.string() }),
  /** ms */
  step: z.number(),
  /** Steps ahead. */
  leads: z.array(z.int()),
  scale: z.enum(['fourth root', 'plain']),
  /** It was told the forcings over the lead: its skill is an upper bound. */
  knownRain: z.boolean(),
  /** First and last issue it learned from, epoch ms, and how many. */
  trained: z.object({ from: z.number(), to: z.number(), issues: z.int() }),
  /** By name, in the order in which the model takes them; then those of each lead. */
  features: z.object({ past: z.array(z.string()), ahead: z.array(z.array(z.string())) }),
  codeVersion: z.int(),
  /** Verified on issues it did not learn from; filled in by whoever verified it. */
  skill: z.array(z.object({ lead: z.int(), metrics: z.record(z.string(), z.number()) })),
});
export type ModelCard = z.infer<typeof ModelCard>;

/** Counts up when a feature or a model of the same name comes to mean something else. */
const CODE_VERSION = 1;

/** The card of a model just fitted, without skill yet. */
export function cardOf(model: string, task: Task, { train }: FitParts): ModelCard {
  const { name, target, start, step, leads } = task.series;
  const timeOf = (issue = 0) => start + issue * step;
  return {
    model,
    series: name,
    target: { name: target.name, quantity: target.quantity, unit: target.unit },
    step,
    leads: [...leads],
    scale: task.scale.name,
    knownRain: task.ahead.some((features) => features.length > 0),
    trained: { from: timeOf(train[0]), to: timeOf(train.at(-1)), issues: train.length },
    features: {
      past: task.past.map((feature) => feature.name),
      ahead: task.ahead.map((features) => features.map((feature) => feature.name)),
    },
    codeVersion: CODE_VERSION,
    skill: [],
  };
}
