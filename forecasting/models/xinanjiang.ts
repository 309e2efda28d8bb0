import { join } from 'node:path';
import { z } from 'zod';
import { PoyangError } from '../../domain/errors.ts';
import type { Task } from '../task.ts';
import { calibrateLand } from './calibrate-land.ts';
import { cardOf, ModelCard } from './card.ts';
import { LandParameters } from './land.ts';
import { informed } from './land-features.ts';
import { type Weather, weatherOf } from './land-weather.ts';
import type { Model, ModelKind } from './model.ts';
import { readPart, writePart } from './model-files.ts';
import { ridge } from './ridge.ts';

const Parameters = z.object({
  land: LandParameters,
  /** Longest window over which runoff is averaged, steps. */
  longest: z.number(),
});
type Parameters = z.infer<typeof Parameters>;

/**
 * The three-source Xin'anjiang model (Zhao 1992, doi:10.1016/0022-1694(92)90096-E), calibrated to the training part by
 * differential evolution. What it says of the past and of the lead is known to a ridge regression beside the target, so that its
 * errors of late correct it, and its quantiles are conformal. Snow melts by degree and day.
 */
export const xinanjiang: ModelKind = {
  name: 'xinanjiang',
  about: "the water in the soil by the Xin'anjiang model, corrected by its errors of late",
  seeded: false,
  suits: ({ series }) => weatherOf(series) !== undefined,

  async fit(task, parts, options) {
    const weather = weatherHere(task);
    const land = calibrateLand(task, weather, parts.train.at(-1) ?? 0);
    const parameters = { land, longest: parts.train[0] ?? 0 };
    const issues = Int32Array.from([...parts.train, ...parts.validate]);
    const told = informed(task, { weather, ...parameters, issues });
    const card = cardOf('xinanjiang', task, parts);
    return model(card, parameters, await ridge.fit(told, parts, options));
  },

  async load(folder) {
    const card = await readPart(folder, 'card.json', ModelCard);
    const parameters = await readPart(folder, 'parameters.json', Parameters);
    return model(card, parameters, await ridge.load(join(folder, 'correction')));
  },
};

function model(card: ModelCard, parameters: Parameters, correction: Model): Model {
  return {
    card,
    async predict(task, issues) {
      const weather = weatherHere(task);
      return correction.predict(informed(task, { weather, ...parameters, issues }), issues);
    },
    async save(folder) {
      await writePart(folder, 'card.json', card);
      await writePart(folder, 'parameters.json', parameters);
      await correction.save(join(folder, 'correction'));
    },
    close: () => correction.close(),
  };
}

function weatherHere({ series }: Task): Weather {
  const weather = weatherOf(series);
  if (weather) return weather;
  throw new PoyangError(
    'CONFIG',
    `${series.name}: the Xin'anjiang model needs rainfall in mm, and potential evaporation in mm or air temperature in degC.`,
  );
}
