import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Task } from '../task.ts';
import { useWasm } from '../tensor/backend.ts';
import { dataOf } from '../tensor/data-of.ts';
import { Base, leftByRidge, quantilesAbove, withinRange } from './above-ridge.ts';
import { cardOf, ModelCard } from './card.ts';
import { chosenFeatures } from './chosen-features.ts';
import type { Examples } from './linear.ts';
import type { FitParts, Model, ModelKind } from './model.ts';
import { readPart, writePart } from './model-files.ts';
import { loadNet, saveNet } from './net-files.ts';
import { quantileNet } from './quantile-net.ts';
import { standardised } from './standardise.ts';
import { type Lessons, trainNet } from './train-net.ts';

type Lead = Base & { readonly net: LayersModel };

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
    const parameters = await readPart(folder, 'parameters.json', Base.array());
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
  const { base, train, validate } = leftByRidge(task, leadAt, parts);
  const net = quantileNet(base.moments.means.length, seed);
  const later = { x: withinRange(base, validate.x), y: validate.y };
  trainNet(net, lessonsOf(train), lessonsOf(later), seed);
  return { ...base, net };
}

/** x: [n, width], y: [n, 1] */
function lessonsOf({ x, y }: Examples): Lessons {
  const width = x.length / y.length;
  return {
    length: y.length,
    take(rows) {
      const features = new Float32Array(rows.length * width);
      for (const [at, row] of rows.entries()) {
        features.set(x.subarray(row * width, (row + 1) * width), at * width);
      }
      const truth = Float32Array.from(rows, (row) => y[row] ?? Number.NaN);
      return {
        x: [tf.tensor2d(features, [rows.length, width])],
        y: tf.tensor2d(truth, [rows.length, 1]),
      };
    },
  };
}

function forecast(lead: Lead, task: Task, issues: Int32Array, x: Float32Array): Float64Array {
  const errors = dataOf(() => {
    const rows = tf.tensor2d(withinRange(lead, x), [issues.length, x.length / issues.length]);
    return lead.net.apply(rows) as tf.Tensor2D;
  });
  return quantilesAbove(lead, task, { issues, x, errors });
}
