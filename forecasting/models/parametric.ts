import type { z } from 'zod';
import type { Task } from '../task.ts';
import { cardOf, ModelCard } from './card.ts';
import type { FitParts, Forecasts, Model, ModelKind } from './model.ts';
import { readPart, writePart } from './model-files.ts';
import type { Reach } from './reach.ts';

/** A model all of whose knowledge is parameters in JSON: one entry a lead. */
export interface Parametric<Parameters> {
  readonly name: string;
  readonly about: string;
  readonly schema: z.ZodType<Parameters>;
  /** See `Model`. */
  reachOf?(learned: Parameters): Reach;
  /** What it learns for one lead. */
  learn(task: Task, leadAt: number, parts: FitParts): Parameters;
  /** Its quantiles for one lead. */
  forecast(
    learned: Parameters,
    given: { card: ModelCard; task: Task; leadAt: number; issues: Int32Array },
  ): Float64Array;
}

/** Makes a model kind of it, which fits, predicts, saves and loads lead by lead. */
export function parametric<Parameters>(of: Parametric<Parameters>): ModelKind {
  function model(card: ModelCard, learned: readonly Parameters[]): Model {
    const [first] = learned;
    return {
      card,
      reach: first && of.reachOf?.(first),
      predict: async (task, issues): Promise<Forecasts> =>
        learned.map((each, leadAt) => of.forecast(each, { card, task, leadAt, issues })),
      async save(folder) {
        await writePart(folder, 'card.json', card);
        await writePart(folder, 'parameters.json', learned);
      },
      close() {},
    };
  }

  return {
    name: of.name,
    about: of.about,
    seeded: false,
    async fit(task, parts) {
      const learned = task.series.leads.map((_, leadAt) => of.learn(task, leadAt, parts));
      return model(cardOf(of.name, task, parts), learned);
    },
    async load(folder) {
      const card = await readPart(folder, 'card.json', ModelCard);
      return model(card, await readPart(folder, 'parameters.json', of.schema.array()));
    },
  };
}
