import * as tf from '@tensorflow/tfjs-core';
import { input, layers, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';
import { useWasm } from '../../../forecasting/tensor/backend.ts';
import { FusedLstm } from '../../../forecasting/tensor/fused-lstm-layer.ts';

const [BATCH, STEPS, INPUTS, UNITS] = [5, 20, 3, 8];
beforeAll(useWasm);

/** The initialiser is any that needs no chained operations, which tfjs-core leaves out. */
const KEPT = { recurrentActivation: 'sigmoid', recurrentInitializer: 'glorotUniform' } as const;

test('the fused layer is tf.layers.lstm: its weights give the same outputs, and the same gradients', () => {
  const stock = netOf(layers.lstm({ units: UNITS, ...KEPT }));
  const fused = netOf(new FusedLstm({ units: UNITS, seed: 1, name: 'fused' }));
  const drawn = stock
    .getWeights()
    .map(({ shape }, at) => tf.randomNormal(shape, 0, 0.4, 'float32', at));
  for (const net of [stock, fused]) net.setWeights(drawn);

  const x = tf.randomNormal([BATCH, STEPS, INPUTS], 0, 1, 'float32', 9);
  const wanted = tf.randomNormal([BATCH, UNITS], 0, 1, 'float32', 10);
  const [one, other] = [stock, fused].map((net) => gradients(net, x, wanted)) as [Found, Found];
  expect(furthest(one.output, other.output)).toBeLessThan(1e-6);
  expect(other.gradients).toHaveLength(3);
  for (const [at, gradient] of one.gradients.entries()) {
    expect(furthest(gradient, other.gradients[at] as tf.Tensor)).toBeLessThan(1e-5);
    expect(tf.max(tf.abs(gradient)).dataSync()[0]).toBeGreaterThan(1e-3);
  }
});

test('the slope of its input is that of the stock layer', () => {
  const stock = netOf(layers.lstm({ units: UNITS, ...KEPT }));
  const fused = netOf(new FusedLstm({ units: UNITS, seed: 1, name: 'fused' }));
  stock.setWeights(fused.getWeights());
  const x = tf.randomNormal([BATCH, STEPS, INPUTS], 0, 1, 'float32', 9);
  const [one, other] = [stock, fused].map((net) =>
    tf.grad((given) => tf.sum(net.apply(given) as tf.Tensor))(x),
  ) as [tf.Tensor, tf.Tensor];
  expect(furthest(one, other)).toBeLessThan(1e-5);
});

test('learning leaves no tensor behind', () => {
  const fused = netOf(new FusedLstm({ units: UNITS, seed: 1, name: 'fused' }));
  const x = tf.zeros([BATCH, STEPS, INPUTS]);
  const wanted = tf.ones([BATCH, UNITS]);
  const optimizer = tf.train.sgd(0.1);
  const learn = () => optimizer.minimize(() => lossOf(fused, x, wanted));
  learn();
  const before = tf.memory().numTensors;
  learn();
  expect(tf.memory().numTensors).toBe(before);
});

type Net = ReturnType<typeof netOf>;
type Found = ReturnType<typeof gradients>;

function netOf(layer: layers.Layer) {
  const sequence = input({ shape: [STEPS, INPUTS] });
  return model({ inputs: sequence, outputs: layer.apply(sequence) as SymbolicTensor });
}

function lossOf(net: Net, x: tf.Tensor, wanted: tf.Tensor): tf.Scalar {
  return tf.mean(tf.squaredDifference(net.apply(x) as tf.Tensor, wanted));
}

function gradients(net: Net, x: tf.Tensor, wanted: tf.Tensor) {
  const weights = net.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const { grads } = tf.variableGrads(() => lossOf(net, x, wanted), weights);
  return {
    output: net.apply(x) as tf.Tensor,
    gradients: weights.map(({ name }) => grads[name] as tf.Tensor),
  };
}

function furthest(a: tf.Tensor, b: tf.Tensor): number {
  return tf.max(tf.abs(tf.sub(a, b))).dataSync()[0] ?? Number.NaN;
}
