import { join } from 'node:path';
import { z } from 'zod';
import { actuals, type Task } from '../task.ts';
import { cardOf, ModelCard } from './card.ts';
import { thinned } from './examples.ts';
import type { FitParts, Forecasts, Model, ModelKind } from './model.ts';
import { readPart, writePart } from './model-files.ts';
import { mixture, stackWeights } from './stack-weights.ts';

/** Weights by lead, and the members they are for by name. */
const Parameters = z.object({
  members: z.array(z.string()).min(1),
  weights: z.array(z.array(z.number())),
});
type Parameters = z.infer<typeof Parameters>;

/** A model made of others, each lead with the weights that would have been best on the issues to validate on. */
export function stackKind(kinds: readonly ModelKind[]): ModelKind {
  return {
    name: 'stack',
    about: `a weighted mean of ${kinds.map(({ name }) => name).join(', ')}, by verified skill at each lead`,
    seeded: true,

    async fit(task, parts, options) {
      const members: Model[] = [];
      for (const kind of kinds) members.push(await kind.fit(task, parts, options));
      return stackOf(members, task, parts);
    },

    async load(folder) {
      const card = await readPart(folder, 'card.json', ModelCard);
      const parameters = await readPart(folder, 'parameters.json', Parameters);
      const members = parameters.members.map((name) =>
        kindNamed(kinds, name).load(join(folder, name)),
      );
      return model(card, await Promise.all(members), parameters.weights);
    },
  };
}

/** The stack of members already fitted: only their weights are learned. */
export async function stackOf(
  members: readonly Model[],
  task: Task,
  parts: FitParts,
): Promise<Model> {
  const issues = thinned(parts.validate, MOST_ISSUES);
  const forecasts = await predictAll(members, task, issues);
  const weights = task.series.leads.map((lead, leadAt) => {
    const contest = { members: atLead(forecasts, leadAt), actual: actuals(task, issues, lead) };
    return Array.from(stackWeights(contest));
  });
  return model(cardOf('stack', task, parts), members, weights);
}

const MOST_ISSUES = 1_000;

function model(card: ModelCard, members: readonly Model[], weights: number[][]): Model {
  return {
    card,
    lookBack: Math.max(...members.map(({ lookBack = 0 }) => lookBack)),
    reach: members.find(({ reach }) => reach !== undefined)?.reach,
    async predict(task, issues) {
      const forecasts = await predictAll(members, task, issues);
      return weights.map((each, leadAt) => mixture(atLead(forecasts, leadAt), each));
    },
    async save(folder) {
      const names = members.map((member) => member.card.model);
      await writePart(folder, 'card.json', card);
      await writePart(folder, 'parameters.json', { members: names, weights } satisfies Parameters);
      for (const member of members) await member.save(join(folder, member.card.model));
    },
    close() {
      for (const member of members) member.close();
    },
  };
}

function predictAll(
  members: readonly Model[],
  task: Task,
  issues: Int32Array,
): Promise<readonly Forecasts[]> {
  return Promise.all(members.map((member) => member.predict(task, issues)));
}

/** Each member's forecasts for one lead. */
function atLead(forecasts: readonly Forecasts[], leadAt: number): readonly Float64Array[] {
  return forecasts.map((each) => each[leadAt] as Float64Array);
}

function kindNamed(kinds: readonly ModelKind[], name: string): ModelKind {
  const found = kinds.find((kind) => kind.name === name);
  if (!found) throw new Error(`the stack was saved with a member "${name}" that is no more`);
  return found;
}
