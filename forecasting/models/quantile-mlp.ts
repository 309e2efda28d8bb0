import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { deviation } from '../metrics/mean.ts';
import { WIDTH } from '../quantiles.ts';
import type { Task } from '../task.ts';
import { useWasm } from '../tensor/backend.ts';
import { cardOf, ModelCard } from './card.ts';
import { chosenFeatures } from './chosen-features.ts';
import type { Situations } from './examples.ts';
import type { Examples } from './linear.ts';
import type { FitParts, Model, ModelKind } from './model.ts';
import { readPart, writePart } from './model-files.ts';
import { loadNet, saveNet } from './net-files.ts';
import { quantileNet } from './quantile-net.ts';
import { limiter } from './reach.ts';
import { centresOf, learnRidge, RidgeParameters, trainingRows } from './ridge.ts';
import { pick, standardised } from './standardise.ts';
import { trainNet } from './train-net.ts';

/** What stands beside the net of a lead. */
const Parameters = RidgeParameters.pick({ moments: true, reach: true, change: true }).extend({
  /** The net counts in these, on the target's scale. */
  unit: z.number(),
});
type Lead = z.infer<typeof Parameters> & { readonly net: LayersModel };

/**
 * Multilayer perceptron for quantiles, one a lead, of what ridge regression leaves: where there is nothing to learn beyond the
 * linear it stays near it. Trained with TensorFlow.js by pinball loss on the target's scale.
 */
export const quantileMlp: ModelKind = {
  name: 'mlp',
  about: 'a small neural network for quantiles, on top of ridge',
  seeded: true,

  async fit(task, parts, { seed }) {
    await useWasm();
    const leads = task.series.leads.map((_, leadAt) => fitLead(task, leadAt, parts, seed));
    return model(cardOf('mlp', task, parts), leads);
  },

  async load(folder) {
    await useWasm();
    const card = await readPart(folder, 'card.json', ModelCard);
    const parameters = await readPart(folder, 'parameters.json', Parameters.array());
    const nets = await Promise.all(parameters.map((_, at) => loadNet(join(folder, `lead-${at}`))));
    return model(
      card,
      parameters.map((each, at) => ({ ...each, net: nets[at] as LayersModel })),
    );
  },
};

function model(card: ModelCard, leads: readonly Lead[]): Model {
  return {
    card,
    predict: async (task, issues) =>
      leads.map((lead, leadAt) => {
        const features = chosenFeatures(card, task, leadAt);
        return forecast(lead, task, issues, standardised(features, issues, lead.moments));
      }),
    async save(folder) {
      await writePart(folder, 'card.json', card);
      await writePart(
        folder,
        'parameters.json',
        leads.map(({ net, ...parameters }) => parameters),
      );
      for (const [at, { net }] of leads.entries()) await saveNet(net, join(folder, `lead-${at}`));
    },
    close() {
      for (const { net } of leads) net.dispose();
    },
  };
}

function fitLead(task: Task, leadAt: number, parts: FitParts, seed: number): Lead {
  const { moments, reach, change } = learnRidge(task, leadAt, parts);
  const { train, validate } = trainingRows(task, leadAt, parts);
  const unit = deviation(leftBy({ change, reach }, train, 1).y) || 1;
  const net = quantileNet(moments.means.length, seed);
  const [given, later] = [train, validate].map((each) => leftBy({ change, reach }, each, unit));
  trainNet(net, given as Examples, later as Examples, seed);
  return { moments, reach, change, unit, net };
}

/** What ridge leaves to be learned, counted in units. */
function leftBy(
  ridge: Pick<RidgeParameters, 'change' | 'reach'>,
  { x, y, now }: Situations,
  unit: number,
): Examples {
  const centres = centresOf(ridge, x, now);
  const left = y.map((change, row) => (now[row] ?? 0) + change - (centres[row] ?? 0));
  return { x, y: left.map((value) => value / unit) };
}

function forecast(lead: Lead, task: Task, issues: Int32Array, x: Float32Array): Float64Array {
  const now = pick(task.now, issues);
  const centres = centresOf(lead, x, now);
  const steps = tf.tidy(() => {
    const rows = tf.tensor2d(x, [issues.length, x.length / issues.length]);
    return (lead.net.apply(rows) as tf.Tensor2D).dataSync();
  });
  return Float64Array.from(steps, (step, at) => {
    const row = Math.floor(at / WIDTH);
    const within = limiter(lead.reach, now[row] ?? Number.NaN);
    return task.scale.from(within((centres[row] ?? Number.NaN) + step * lead.unit));
  });
}
