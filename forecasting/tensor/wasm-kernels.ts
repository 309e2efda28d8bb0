import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { getKernel, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';

/**
 * Multiplies transposed matrices by transposing them first. The wasm backend of TensorFlow.js 4.22 hands only plain products to
 * its fast library (XNNPACK); gradients of dense layers are transposed ones. Halves the time of a training step here.
 */
export function transposeBeforeMultiplying(): void {
  const transpose = getKernel('Transpose', 'wasm').kernelFunc;
  for (const name of ['BatchMatMul', '_FusedMatMul']) {
    const kernel = getKernel(name, 'wasm');
    unregisterKernel(name, 'wasm');
    registerKernel({ ...kernel, kernelFunc: withPlainOperands(kernel, transpose) });
  }
}

function withPlainOperands({ kernelFunc }: KernelConfig, transpose: KernelFunc): KernelFunc {
  return (call) => {
    const { inputs, backend } = call;
    const attrs = call.attrs as { transposeA?: boolean; transposeB?: boolean };
    const made: TensorInfo[] = [];
    const plain = (x: TensorInfo, isTransposed = false) => {
      if (!isTransposed) return x;
      const turned = transpose({ inputs: { x }, backend, attrs: { perm: lastTwoSwapped(x) } });
      made.push(turned as TensorInfo);
      return turned as TensorInfo;
    };
    const [a, b] = [inputs['a'] as TensorInfo, inputs['b'] as TensorInfo];
    const operands = { a: plain(a, attrs.transposeA), b: plain(b, attrs.transposeB) };
    const product = kernelFunc({
      ...call,
      inputs: { ...inputs, ...operands },
      attrs: { ...call.attrs, transposeA: false, transposeB: false },
    });
    for (const { dataId } of made) (backend as Disposer).disposeData(dataId);
    return product;
  };
}

interface Disposer {
  disposeData(dataId: object): boolean;
}

/** [0, 1, …, rank − 1, rank − 2] */
function lastTwoSwapped({ shape }: TensorInfo): number[] {
  const axes = shape.map((_, axis) => axis);
  return [...axes.slice(0, -2), axes.length - 1, axes.length - 2];
}
