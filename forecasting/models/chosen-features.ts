import { PoyangError } from '../../domain/errors.ts';
import type { Feature } from '../features/feature.ts';
import type { Task } from '../task.ts';
import type { ModelCard } from './card.ts';

/** The features of a card in its order, for one of its leads. Throws CONFIG naming the first that the task does not have. */
export function chosenFeatures(card: ModelCard, task: Task, leadAt: number): readonly Feature[] {
  const chosen = (names: readonly string[], features: readonly Feature[]) => {
    if (names.length === features.length && features.every((one, at) => one.name === names[at])) {
      return features;
    }
    const byName = new Map(features.map((feature) => [feature.name, feature]));
    return names.map((name) => byName.get(name) ?? missing(name, card));
  };
  return [
    ...chosen(card.features.past, task.past),
    ...chosen(card.features.ahead[leadAt] ?? [], task.ahead[leadAt] ?? []),
  ];
}

function missing(name: string, { model, series }: ModelCard): never {
  throw new PoyangError(
    'CONFIG',
    `The ${model} for ${series} was trained on "${name}", which the data no longer have: bring it back, or train again.`,
  );
}
