import * as tf from '@tensorflow/tfjs-core';
import { dataOf } from './data-of.ts';
import { type Passage, passStep, returnStep } from './lstm-gates.ts';

/** Weights of an LSTM as tf.layers.lstm keeps them: [inputs, 4 · units], [units, 4 · units], [4 · units]. */
export interface LstmWeights {
  readonly kernel: tf.Tensor2D;
  readonly recurrent: tf.Tensor2D;
  readonly bias: tf.Tensor1D;
}

/**
 * The output [batch, units] of an LSTM after the last step of x [batch, steps, inputs], as one operation with its own gradient:
 * the backend multiplies matrices, all else runs over plain arrays. TensorFlow.js itself records twenty operations a step.
 */
export function fusedLstm(x: tf.Tensor3D, { kernel, recurrent, bias }: LstmWeights): tf.Tensor2D {
  const operation = tf.customGrad((...given) => {
    const [x, kernel, recurrent, bias] = given as unknown as Operands;
    const passage = pass(x, { kernel, recurrent, bias });
    const { steps, batch, units, hidden } = passage;
    const last = hidden.slice(steps * batch * units);
    return {
      value: tf.tensor2d(last, [batch, units]),
      gradFunc: (slope) => back(passage, x, { kernel, recurrent, bias }, slope),
    };
  });
  return operation(x, kernel, recurrent, bias) as tf.Tensor2D;
}

type Operands = [tf.Tensor3D, tf.Tensor2D, tf.Tensor2D, tf.Tensor1D];

function pass(x: tf.Tensor3D, { kernel, recurrent, bias }: LstmWeights): Passage {
  const [batch, steps] = x.shape;
  const [units] = recurrent.shape;
  const size = batch * units;
  const gates = dataOf(() => tf.add(tf.matMul(stepByStep(x), kernel), bias));
  const hidden = new Float32Array((steps + 1) * size);
  const cells = new Float32Array((steps + 1) * size);
  const passage = { steps, batch, units, gates, hidden, cells };
  for (let step = 0; step < steps; step++) {
    if (step > 0) {
      const output = hidden.subarray(step * size, (step + 1) * size);
      addTo(gates, step * 4 * size, times(output, batch, recurrent));
    }
    passStep(passage, step);
  }
  return passage;
}

/** Slopes of x and of each weight; the passage's gates become the slopes of what went into them. */
function back(
  passage: Passage,
  x: tf.Tensor3D,
  { kernel, recurrent }: LstmWeights,
  slope: tf.Tensor,
): tf.Tensor[] {
  const { steps, batch, units, gates, hidden } = passage;
  const size = batch * units;
  const backwards = tf.transpose(recurrent);
  const cell = new Float32Array(size);
  let output = slope.dataSync<'float32'>();
  for (let step = steps - 1; step >= 0; step--) {
    returnStep(passage, step, { hidden: output, cell });
    const into = gates.subarray(step * 4 * size, (step + 1) * 4 * size);
    if (step > 0) output = times(into, batch, backwards);
  }

  const into = tf.tensor2d(gates, [steps * batch, 4 * units]);
  const before = tf.tensor2d(hidden.subarray(0, steps * size), [steps * batch, units]);
  const ofInputs = tf.reshape(tf.matMul(into, kernel, false, true), [steps, batch, x.shape[2]]);
  return [
    tf.transpose(ofInputs, [1, 0, 2]),
    tf.matMul(stepByStep(x), into, true),
    tf.matMul(before, into, true),
    tf.sum(into, 0),
  ];
}

/** [batch, steps, inputs] as [steps · batch, inputs] */
function stepByStep(x: tf.Tensor3D): tf.Tensor2D {
  const [batch, steps, inputs] = x.shape;
  return tf.reshape(tf.transpose(x, [1, 0, 2]), [steps * batch, inputs]);
}

function times(rows: Float32Array, count: number, matrix: tf.Tensor2D): Float32Array {
  return dataOf(() => tf.matMul(tf.tensor2d(rows, [count, rows.length / count]), matrix));
}

function addTo(sums: Float32Array, from: number, values: Float32Array): void {
  for (let at = 0; at < values.length; at++) {
    sums[from + at] = (sums[from + at] as number) + (values[at] as number);
  }
}
