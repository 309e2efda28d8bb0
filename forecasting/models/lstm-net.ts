import * as tf from '@tensorflow/tfjs-core';
import {
  initializers,
  input,
  type LayersModel,
  layers,
  model,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { WIDTH } from '../quantiles.ts';
import { FusedLstm } from '../tensor/fused-lstm-layer.ts';
import { STEPS, spreadMatrix } from './quantile-net.ts';

/** How wide what a regional net reads and says is. */
export interface LstmShape {
  /** Features a step. */
  readonly channels: number;
  /** Features of the issue alone. */
  readonly issue: number;
  readonly leads: number;
}

/** Steps that a regional net looks back. */
export const LOOK_BACK = 36;
const UNITS = 32;

/**
 * A net from [n, 36, channels] and [n, issue] to quantiles [n, leads, 19]: an LSTM over the steps until the issue, then a
 * small perceptron for all leads. Regional as in Kratzert et al. 2019, doi:10.5194/hess-23-5089-2019.
 */
export function lstmNet(shape: LstmShape, seed: number): LayersModel {
  const net = assembled(shape, new FusedLstm({ units: UNITS, seed, name: 'lstm' }), seed);
  const [kernel, recurrent, , ...others] = net.getWeights() as [
    tf.Tensor,
    tf.Tensor,
    ...tf.Tensor[],
  ];
  const bias = tf.tensor1d(
    Array.from({ length: 4 * UNITS }, (_, at) => FORGET[Math.floor(at / UNITS)] ?? 0),
  );
  net.setWeights([kernel, recurrent, bias, ...others]);
  return net;
}

/** Bias of the gates at first: it forgets little until it has learned what. */
const FORGET = [0, 3, 0, 0];

/** The same net with the LSTM layer that every TensorFlow.js has: for files. */
export function withStockLayer(net: LayersModel, shape: LstmShape): LayersModel {
  return withWeights(assembled(shape, stockLstm(), 0), net);
}

/** The net of a file, with the layer that is fast. */
export function withFusedLayer(net: LayersModel, shape: LstmShape): LayersModel {
  return withWeights(lstmNet(shape, 0), net);
}

function stockLstm(): layers.Layer {
  const cell = { recurrentActivation: 'sigmoid', recurrentInitializer: 'glorotUniform' } as const;
  return layers.lstm({ units: UNITS, name: 'lstm', ...cell });
}

function withWeights(net: LayersModel, from: LayersModel): LayersModel {
  net.setWeights(from.getWeights());
  return net;
}

function assembled(shape: LstmShape, lstm: layers.Layer, seed: number): LayersModel {
  const steps = input({ shape: [LOOK_BACK, shape.channels], name: 'steps' });
  const issue = input({ shape: [shape.issue], name: 'issue' });
  const dense = (name: string, units: number, activation: 'relu' | 'softplus', at: number) => {
    const kernelInitializer = initializers.glorotUniform({ seed: 10 * seed + at });
    return layers.dense({ name, units, activation, kernelInitializer });
  };
  const adding = layers.dense({ name: 'adding', units: WIDTH, useBias: false, trainable: false });

  const outputs = [
    dense('mixing', UNITS, 'relu', 2),
    dense('stepping', STEPS * shape.leads, 'softplus', 3),
    layers.reshape({ name: 'by-lead', targetShape: [shape.leads, STEPS] }),
    adding,
  ].reduce<SymbolicTensor>(
    (from, layer) => layer.apply(from) as SymbolicTensor,
    layers
      .concatenate({ name: 'known' })
      .apply([lstm.apply(steps) as SymbolicTensor, issue]) as SymbolicTensor,
  );
  const net = model({ inputs: [steps, issue], outputs });
  adding.setWeights([tf.tensor(spreadMatrix())]);
  return net;
}
