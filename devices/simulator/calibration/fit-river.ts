import type { RiverParameters } from '../../basin/land-parameters.ts';
import { risingRoot } from '../weather/rising-root.ts';
import { differentialEvolution } from './differential-evolution.ts';
import { merged, type Piece, type RiverYears, riverYears } from './river-years.ts';

/** The pieces of a river under each of some weathers, in the coarse steps of the search and in the steps of the model. */
export interface RiverPieces {
  readonly coarse: readonly (readonly Piece[])[];
  readonly fine: readonly (readonly Piece[])[];
}

export const COARSE_HOURS = 6;
export const FINE_HOURS = 1;

/**
 * Parameters under which the pieces best make the yearly `runoff`, mm, out of their weather: searched with the pieces
 * as one and in coarse steps, then K set so that the mean is right as the model runs.
 */
export function fitRiver(pieces: RiverPieces, runoff: readonly number[]): RiverParameters {
  const ones = pieces.coarse.map((weather) => [merged(weather)]);
  const found = differentialEvolution({
    bounds: Object.values(SEARCHED),
    cost: (point) =>
      mean(ones.map((one) => misfit(riverYears(parametersAt(point), one, COARSE_HOURS), runoff))),
    seed: 1,
  });
  return withMean(parametersAt(found), pieces.fine, mean(runoff));
}

/** Searched within the ranges of the literature. */
const SEARCHED = {
  K: [0.6, 1.3],
  B: [0.1, 0.45],
  LM: [60, 90],
  DM: [20, 120],
  C: [0.05, 0.2],
  SM: [20, 50],
  CG: [0.985, 0.996],
} as const;

/** What yearly sums cannot tell: usual values of the humid south. */
const USUAL = { IM: 0.02, UM: 20, EX: 1.3, KI: 0.38, KG: 0.32, CI: 0.85 };

function parametersAt(point: readonly number[]): RiverParameters {
  const names = Object.keys(SEARCHED) as (keyof typeof SEARCHED)[];
  const found = Object.fromEntries(names.map((name, i) => [name, round(point[i] ?? 0)]));
  return { ...USUAL, ...(found as Record<keyof typeof SEARCHED, number>) };
}

/** The mean above all, then the single years, then the season. */
function misfit(years: RiverYears, runoff: readonly number[]): number {
  const errors = runoff.map((known, year) => (years.runoff[year] ?? 0) - known);
  const bias = mean(errors) / mean(runoff);
  const spread = Math.sqrt(mean(errors.map((error) => error ** 2))) / mean(runoff);
  return 5 * Math.abs(bias) + spread + Math.abs(years.summer - SUMMER);
}

/** Published of all rivers together: about three quarters of the inflow comes from April to September. */
const SUMMER = 0.75;

/** More evaporation, less runoff: K where the mean is right. */
function withMean(parameters: RiverParameters, weathers: RiverPieces['fine'], wanted: number) {
  const missing = (K: number) =>
    wanted -
    mean(weathers.map((one) => mean(riverYears({ ...parameters, K }, one, FINE_HOURS).runoff)));
  const K = risingRoot(missing, [0.5 * parameters.K, 2 * parameters.K], wanted / 1000);
  return { ...parameters, K: round(K) };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
