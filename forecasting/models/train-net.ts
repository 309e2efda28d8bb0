import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { LEVELS } from '../quantiles.ts';
import { random, shuffled } from '../random.ts';

/** Examples for a net, made into tensors when they are taken. */
export interface Lessons {
  readonly length: number;
  take(rows: Int32Array): Lesson;
}

/** x: what the net takes; y: what came true, [n, 1] for quantiles [n, 19], or [n, leads, 1]; NaN where nobody knows. */
export interface Lesson {
  readonly x: tf.Tensor[];
  readonly y: tf.Tensor;
}

/**
 * Trains a net to quantiles by the pinball loss with Adam and decoupled weight decay (Loshchilov & Hutter 2019,
 * arXiv:1711.05101), 128 examples a step. Every hundred steps, on few examples sooner, it is looked at on the later ones: the best
 * look is kept, and where one is no better training goes on from the best at a quarter of the rate, then ends. So its time is
 * bounded, however long the series.
 */
export function trainNet(net: LayersModel, train: Lessons, validate: Lessons, seed: number): void {
  const batches = batchesOf(train, seed);
  const best = keeper(net, () => lossOver(net, validate));
  for (const rate of RATES) {
    const optimizer = tf.train.adam(rate);
    for (let better = true, looks = 0; better && looks < MOST_LOOKS; looks++) {
      for (let step = 0; step < stepsALook(train); step++) {
        learn(net, optimizer, train, batches.next().value);
        decay(net, rate);
      }
      better = best.look();
    }
    best.restore();
    optimizer.dispose();
  }
  best.dispose();
}

const RATES = [2e-3, 5e-4];
const MOST_LOOKS = 10;
const BATCH = 128;

/** Five times through the examples, but 10 to 100 steps. */
function stepsALook({ length }: Lessons): number {
  return Math.min(100, Math.max(10, Math.ceil((5 * length) / BATCH)));
}

function learn(net: LayersModel, optimizer: tf.Optimizer, from: Lessons, rows: Int32Array): void {
  tf.tidy(() => {
    const lesson = from.take(rows);
    const weights = net.trainableWeights.map((weight) => weight.read() as tf.Variable);
    optimizer.minimize(() => lossOf(net, lesson), false, weights);
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

/** Mean loss over all lessons, some at a time. */
function lossOver(net: LayersModel, lessons: Lessons): number {
  let sum = 0;
  for (let from = 0; from < lessons.length; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, lessons.length - from);
    const rows = Int32Array.from({ length: size }, (_, at) => from + at);
    const loss = tf.tidy(() => lossOf(net, lessons.take(rows)).dataSync()[0] ?? Number.NaN);
    sum += loss * size;
  }
  return sum / lessons.length;
}

const AT_ONCE = 1_000;

/** Mean pinball loss over what is known. `maximum`, for TensorFlow.js finds no gradient through `where`. */
function lossOf(net: LayersModel, { x, y }: Lesson): tf.Scalar {
  return tf.tidy(() => {
    const unknown = tf.isNaN(y);
    const truth = tf.where(unknown, tf.zerosLike(y), y);
    const error = tf.sub(truth, net.apply(x.length === 1 ? (x[0] as tf.Tensor) : x) as tf.Tensor);
    const levels = tf.tensor1d([...LEVELS]);
    const loss = tf.maximum(tf.mul(levels, error), tf.mul(tf.sub(levels, 1), error));
    const counts = tf.cast(tf.logicalNot(unknown), 'float32');
    return tf.div(tf.sum(tf.mul(loss, counts)), tf.mul(tf.sum(counts), LEVELS.length));
  });
}

/** Examples in random order without end, each once before any comes again. */
function* batchesOf({ length }: Lessons, seed: number): Generator<Int32Array, never> {
  const next = random(seed);
  const size = Math.min(BATCH, length);
  for (;;) {
    const order = shuffled(length, next);
    for (let from = 0; from + size <= length; from += size) {
      yield order.subarray(from, from + size);
    }
  }
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
