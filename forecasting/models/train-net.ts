import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { LEVELS } from '../quantiles.ts';
import { random, shuffled } from '../random.ts';
import type { Examples } from './linear.ts';

/**
 * Trains a net to quantiles by the pinball loss with Adam and decoupled weight decay (Loshchilov & Hutter 2019,
 * arXiv:1711.05101), 128 examples a step. Every hundred steps, on few examples sooner, it is looked at on the later ones: the best
 * look is kept, and where one is no better training goes on from the best at a quarter of the rate, then ends. So its time is
 * bounded, however long the series.
 */
export function trainNet(
  net: LayersModel,
  train: Examples,
  validate: Examples,
  seed: number,
): void {
  const later = tensorsOf(validate);
  const batches = batchesOf(train, seed);
  const best = keeper(net, () => tf.tidy(() => lossOf(net, later).dataSync()[0] ?? Number.NaN));
  for (const rate of RATES) {
    const optimizer = tf.train.adam(rate);
    for (let better = true, looks = 0; better && looks < MOST_LOOKS; looks++) {
      for (let step = 0; step < stepsALook(train); step++) {
        learn(net, optimizer, batches.next().value);
        decay(net, rate);
      }
      better = best.look();
    }
    best.restore();
    optimizer.dispose();
  }
  tf.dispose(later);
  best.dispose();
}

const RATES = [2e-3, 5e-4];
const MOST_LOOKS = 10;
const BATCH = 128;

/** Five times through the examples, but 20 to 100 steps. */
function stepsALook({ y }: Examples): number {
  return Math.min(100, Math.max(20, Math.ceil((5 * y.length) / BATCH)));
}

type Tensors = { x: tf.Tensor2D; y: tf.Tensor2D };

/** x: [n, width], y: [n, 1] */
function tensorsOf({ x, y }: Examples): Tensors {
  const width = x.length / y.length;
  return {
    x: tf.tensor2d(x, [y.length, width]),
    y: tf.tensor2d(Float32Array.from(y), [y.length, 1]),
  };
}

function learn(net: LayersModel, optimizer: tf.Optimizer, batch: Examples): void {
  tf.tidy(() => {
    const examples = tensorsOf(batch);
    const weights = net.trainableWeights.map((weight) => weight.read() as tf.Variable);
    optimizer.minimize(() => lossOf(net, examples), false, weights);
  });
}

/** Draws the kernels, not the biases, towards zero by the rate. */
function decay(net: LayersModel, rate: number): void {
  tf.tidy(() => {
    for (const weight of net.trainableWeights) {
      const kernel = weight.read() as tf.Variable;
      if (kernel.rank === 2) kernel.assign(tf.mul(kernel, 1 - rate));
    }
  });
}

/** Mean pinball loss over examples and levels. `maximum`, for TensorFlow.js finds no gradient through `where`. */
function lossOf(net: LayersModel, { x, y }: Tensors): tf.Scalar {
  return tf.tidy(() => {
    const error = tf.sub(y, net.apply(x) as tf.Tensor2D);
    const levels = tf.tensor2d([...LEVELS], [1, LEVELS.length]);
    return tf.mean(tf.maximum(tf.mul(levels, error), tf.mul(tf.sub(levels, 1), error)));
  });
}

/** Examples in random order without end, each once before any comes again. */
function* batchesOf({ x, y }: Examples, seed: number): Generator<Examples, never> {
  const next = random(seed);
  const size = Math.min(BATCH, y.length);
  for (;;) {
    const order = shuffled(y.length, next);
    for (let from = 0; from + size <= y.length; from += size) {
      yield rowsOf({ x, y }, order.subarray(from, from + size));
    }
  }
}

function rowsOf({ x, y }: Examples, rows: Int32Array): Examples {
  const width = x.length / y.length;
  const chosen = new Float32Array(rows.length * width);
  for (const [at, row] of rows.entries()) {
    chosen.set(x.subarray(row * width, (row + 1) * width), at * width);
  }
  return { x: chosen, y: Float64Array.from(rows, (row) => y[row] ?? Number.NaN) };
}

/** Remembers the weights of the least loss. */
function keeper(net: LayersModel, lossNow: () => number) {
  const copy = () => net.getWeights().map((weight) => tf.clone(weight));
  let [least, kept] = [lossNow(), copy()];
  return {
    /** Says whether the loss is less than ever. */
    look(): boolean {
      const loss = lossNow();
      if (!(loss < least)) return false;
      tf.dispose(kept);
      [least, kept] = [loss, copy()];
      return true;
    },
    restore: () => net.setWeights(kept),
    dispose: () => tf.dispose(kept),
  };
}
