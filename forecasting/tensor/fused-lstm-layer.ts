import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { initializers, layers } from '@tensorflow/tfjs-layers';
import { fusedLstm } from './fused-lstm.ts';

/** What TensorFlow.js keeps as a weight of a layer. */
type Weight = ReturnType<layers.Layer['addWeight']>;

/**
 * `tf.layers.lstm` of the same units with recurrentActivation "sigmoid", many times as fast: the same weights in the same order
 * give the same output. It is not saved: a net that holds it is written with the layer that every TensorFlow.js knows.
 */
export class FusedLstm extends layers.Layer {
  static readonly className = 'FusedLstm';
  readonly #units: number;
  readonly #seed: number;
  #weights: readonly Weight[] = [];

  constructor({ units, seed, name }: { units: number; seed: number; name: string }) {
    super({ name });
    this.#units = units;
    this.#seed = seed;
  }

  override build([, , inputs = 0]: number[]): void {
    const gates = 4 * this.#units;
    const uniform = (at: number) => initializers.glorotUniform({ seed: 2 * this.#seed + at });
    this.#weights = [
      this.addWeight('kernel', [inputs, gates], 'float32', uniform(0)),
      this.addWeight('recurrent_kernel', [this.#units, gates], 'float32', uniform(1)),
      this.addWeight('bias', [gates], 'float32', initializers.zeros()),
    ];
    this.built = true;
  }

  override computeOutputShape([batch]: number[]): number[] {
    return [batch as number, this.#units];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const [x] = [inputs].flat() as Tensor[];
    const [kernel, recurrent, bias] = this.#weights.map((weight) => weight.read());
    return fusedLstm(x as Tensor3D, {
      kernel: kernel as Tensor2D,
      recurrent: recurrent as Tensor2D,
      bias: bias as Tensor1D,
    });
  }
}
