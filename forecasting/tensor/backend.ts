import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { transposeBeforeMultiplying } from './wasm-kernels.ts';

/**
 * Makes TensorFlow.js compute on WebAssembly, once a process: one thread, the same bits every time. Its memory never shrinks, so
 * whoever trains much does it in a process of its own.
 */
export async function useWasm(): Promise<void> {
  if (tf.getBackend() === 'wasm') return;
  const here = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(here) + sep);
  await tf.setBackend('wasm');
  transposeBeforeMultiplying();
}
