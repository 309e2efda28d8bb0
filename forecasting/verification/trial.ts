import { exceedance, meansOf, rowOf } from '../quantiles.ts';

/** A model's forecasts for one lead, put beside what came true. */
export interface Trial {
  /** Steps. */
  readonly lead: number;
  /** Step of each issue, ascending. */
  readonly issues: Int32Array;
  /** Quantiles, a row an issue; means of them. */
  readonly quantiles: Float64Array;
  readonly means: Float64Array;
  /** What came true, and what was observed at the issue. */
  readonly actual: Float64Array;
  readonly issued: Float64Array;
}

/** Makes a trial; the point forecast is the mean of the quantiles. */
export function trialOf(given: Omit<Trial, 'means'>): Trial {
  return { ...given, means: meansOf(given.quantiles) };
}

/** The trial from a row on, and before it. */
export function trialBetween(trial: Trial, from: number, to: number): Trial {
  const width = trial.quantiles.length / trial.issues.length;
  return {
    lead: trial.lead,
    issues: trial.issues.subarray(from, to),
    quantiles: trial.quantiles.subarray(from * width, to * width),
    means: trial.means.subarray(from, to),
    actual: trial.actual.subarray(from, to),
    issued: trial.issued.subarray(from, to),
  };
}

/** Probability of each forecast that the level is reached. */
export function exceedances({ issues, quantiles }: Trial, level: number): Float64Array {
  return Float64Array.from(issues, (_, row) => exceedance(rowOf(quantiles, row), level));
}
