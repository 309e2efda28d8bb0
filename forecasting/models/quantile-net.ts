import { tensor } from '@tensorflow/tfjs-core';
import {
  initializers,
  input,
  type LayersModel,
  layers,
  model,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { LEVELS, WIDTH } from '../quantiles.ts';

/**
 * A small network from standardised features [n, width] to quantiles [n, 19] that cannot cross: softplus makes its last
 * values positive, and a fixed matrix adds them up to a median and to steps away from it, laid between the levels.
 */
export function quantileNet(width: number, seed: number): LayersModel {
  const features = input({ shape: [width] });
  const sizes = [
    { units: 64, activation: 'relu' },
    { units: 32, activation: 'relu' },
    { units: STEPS, activation: 'softplus' },
  ] as const;
  const steps = sizes.reduce<SymbolicTensor>((from, size, at) => {
    const kernelInitializer = initializers.glorotUniform({ seed: seed * sizes.length + at });
    return layers.dense({ ...size, kernelInitializer }).apply(from) as SymbolicTensor;
  }, features);
  const adding = layers.dense({ units: WIDTH, useBias: false, trainable: false });
  const net = model({ inputs: features, outputs: adding.apply(steps) as SymbolicTensor });
  adding.setWeights([tensor(spreadMatrix())]);
  return net;
}

/** Steps away from the median on either side end at 40, 25, 10, 5 % and 60, 75, 90, 95 %. */
const KNOTS = [0.4, 0.25, 0.1, 0.05];
/** Positive numbers that make a forecast: the median's two halves, and the steps. */
export const STEPS = 2 + 2 * KNOTS.length;

/** [10, 19]: what the median's two halves, each step down and each step up do to each quantile. */
export function spreadMatrix(): number[][] {
  const down = KNOTS.map((knot, at) => LEVELS.map((level) => -share(level, KNOTS[at - 1], knot)));
  const up = KNOTS.map((knot, at) => LEVELS.map((level) => share(1 - level, KNOTS[at - 1], knot)));
  return [LEVELS.map(() => 1), LEVELS.map(() => -1), ...down, ...up];
}

/** How much of the step from one knot down to the next a level has behind it, 0 to 1. */
function share(level: number, from = 0.5, to: number): number {
  return Math.min(1, Math.max(0, (from - level) / (from - to)));
}
