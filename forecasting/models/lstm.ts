import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { WIDTH } from '../quantiles.ts';
import type { Task } from '../task.ts';
import { useWasm } from '../tensor/backend.ts';
import { dataOf } from '../tensor/data-of.ts';
import { quantilesAbove } from './above-ridge.ts';
import { cardOf, ModelCard } from './card.ts';
import { chosenFeatures } from './chosen-features.ts';
import { knownAtIssue, playersOf, Reading, Region, regionOf, stepsUntil } from './lstm-gauge.ts';
import { schoolingOf, tensorsOf, together } from './lstm-lessons.ts';
import { LOOK_BACK, type LstmShape, lstmNet, withFusedLayer, withStockLayer } from './lstm-net.ts';
import type { FitOptions, Forecasts, Gauge, Model, ModelKind } from './model.ts';
import { readPart, writePart } from './model-files.ts';
import { loadNet, saveNet } from './net-files.ts';
import { standardised } from './standardise.ts';
import { trainNet } from './train-net.ts';

const Parameters = z.object({ region: Region, reading: Reading });
type Parameters = z.infer<typeof Parameters>;

/**
 * Long short-term memory over the steps before the issue, one net for all gauges of a region, told apart by what they are like
 * (Kratzert et al. 2019, doi:10.5194/hess-23-5089-2019). It forecasts, for all leads at once, the errors of ridge regression.
 */
export const lstm: ModelKind = {
  name: 'lstm',
  about: 'a recurrent neural network for all gauges of a region, on top of ridge',
  seeded: true,
  fit: async (task, parts, options) => (await fitRegion([{ task, parts }], options))[0] as Model,
  fitRegion,

  async load(folder) {
    await useWasm();
    const card = await readPart(folder, 'card.json', ModelCard);
    const parameters = await readPart(folder, 'parameters.json', Parameters);
    const stock = await loadNet(join(folder, 'net'));
    const net = withFusedLayer(stock, shapeOf(parameters));
    stock.dispose();
    return model(card, parameters, net, () => net.dispose());
  },
};

async function fitRegion(
  gauges: readonly Gauge[],
  { seed }: FitOptions,
): Promise<readonly Model[]> {
  await useWasm();
  const region = regionOf(gauges.map(({ task }) => task));
  const schooling = schoolingOf(gauges, region);
  const readings = schooling.map(({ reading }) => reading);
  const net = lstmNet(shapeOf({ region, reading: readings[0] as Reading }), seed);
  const lessons = (part: 'train' | 'validate') => together(schooling.map((each) => each[part]));
  trainNet(net, lessons('train'), lessons('validate'), seed);

  let open = gauges.length;
  return gauges.map(({ task, parts }, at) => {
    const parameters = { region, reading: readings[at] as Reading };
    return model(cardOf('lstm', task, parts), parameters, net, () => {
      if (--open === 0) net.dispose();
    });
  });
}

function shapeOf({
  region: { channels, ahead, leads },
  reading: { statics },
}: Parameters): LstmShape {
  return {
    channels: channels.length + statics.length,
    issue: ahead.length + leads.length,
    leads: leads.length,
  };
}

function model(
  card: ModelCard,
  parameters: Parameters,
  net: LayersModel,
  close: () => void,
): Model {
  return {
    card,
    lookBack: LOOK_BACK,
    predict: async (task, issues) => forecast({ card, ...parameters, net }, task, issues),
    async save(folder) {
      await writePart(folder, 'card.json', card);
      await writePart(folder, 'parameters.json', parameters);
      const stock = withStockLayer(net, shapeOf(parameters));
      await saveNet(stock, join(folder, 'net'));
      stock.dispose();
    },
    close,
  };
}

type Fitted = Parameters & { readonly card: ModelCard; readonly net: LayersModel };

function forecast(
  { card, region, reading, net }: Fitted,
  task: Task,
  issues: Int32Array,
): Forecasts {
  const rows = reading.bases.map(({ moments }, leadAt) =>
    standardised(chosenFeatures(card, task, leadAt), issues, moments),
  );
  const { channels, ahead } = playersOf(task, region);
  const known = knownAtIssue(task, issues, reading, { region, ahead, rows });
  const errors = errorsOf(net, issues.length, (from, to) =>
    tensorsOf(
      stepsUntil(channels, issues.subarray(from, to), reading),
      known.subarray((from * known.length) / issues.length, (to * known.length) / issues.length),
      to - from,
    ),
  );
  return reading.bases.map((base, leadAt) => {
    const place = region.leads.indexOf(task.series.leads[leadAt] ?? 0);
    const own = Float32Array.from({ length: issues.length * WIDTH }, (_, at) => {
      const row = Math.floor(at / WIDTH);
      return errors[(row * region.leads.length + place) * WIDTH + (at % WIDTH)] ?? Number.NaN;
    });
    return quantilesAbove(base, task, { issues, x: rows[leadAt] as Float32Array, errors: own });
  });
}

/** [issues, leads, 19], some issues at a time. */
function errorsOf(
  net: LayersModel,
  count: number,
  take: (from: number, to: number) => tf.Tensor[],
): Float32Array {
  const parts: Float32Array[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE);
    parts.push(dataOf(() => net.apply(take(from, to)) as tf.Tensor));
  }
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

const AT_ONCE = 500;
