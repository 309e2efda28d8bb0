import { coverage } from '../metrics/coverage.ts';
import { crps, crpss } from '../metrics/crps.ts';
import { kge } from '../metrics/kge.ts';
import { mean } from '../metrics/mean.ts';
import { nse } from '../metrics/nse.ts';
import { pinball } from '../metrics/pinball.ts';
import { allowanceOf, qualifiedRate } from '../metrics/qualified-rate.ts';
import { reliabilityError } from '../metrics/reliability.ts';
import { LEVELS, WIDTH } from '../quantiles.ts';
import type { Column } from '../series/series.ts';
import type { Trial } from './trial.ts';

/** How good the values and their bands are. */
export interface ValueSkill {
  readonly nse: number;
  readonly kge: number;
  /** In the unit of the target, as are the pinball losses. */
  readonly crps: number;
  readonly pinball5: number;
  readonly pinball50: number;
  readonly pinball95: number;
  /** Against the value at the issue standing still, without a band. */
  readonly crpssPersistence: number;
  readonly crpssClimatology: number;
  readonly coverage90: number;
  readonly reliabilityError: number;
  /** QR in percent and DC of GB/T 22482; QR is NaN for what it does not speak of. */
  readonly qualifiedRate: number;
  readonly determinism: number;
}

/** Scores a trial; `climatology` is the CRPS of climatology on the same issues. */
export function valueSkill(
  trial: Trial,
  target: Pick<Column, 'quantity' | 'unit'>,
  climatology: number,
): ValueSkill {
  const { actual, means, quantiles, issued } = trial;
  const score = crps(actual, quantiles);
  const allowance = allowanceOf(target);
  const efficiency = nse(actual, means);
  return {
    nse: efficiency,
    kge: kge(actual, means),
    crps: score,
    pinball5: pinball(actual, levelOf(quantiles, 0.05), 0.05),
    pinball50: pinball(actual, levelOf(quantiles, 0.5), 0.5),
    pinball95: pinball(actual, levelOf(quantiles, 0.95), 0.95),
    crpssPersistence: crpss(score, standingStill(actual, issued)),
    crpssClimatology: crpss(score, climatology),
    coverage90: coverage(actual, quantiles),
    reliabilityError: reliabilityError(actual, quantiles),
    qualifiedRate: allowance ? qualifiedRate(actual, means, issued, allowance) : Number.NaN,
    determinism: efficiency,
  };
}

/** CRPS of bare persistence: its mean absolute error. */
function standingStill(actual: Float64Array, issued: Float64Array): number {
  return mean(actual.map((value, row) => Math.abs(value - (issued[row] ?? Number.NaN))));
}

function levelOf(quantiles: Float64Array, level: number): Float64Array {
  const at = LEVELS.indexOf(level);
  return Float64Array.from({ length: quantiles.length / WIDTH }, (_, row) => {
    return quantiles[row * WIDTH + at] ?? Number.NaN;
  });
}
