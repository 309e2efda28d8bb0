import { limiter, type Reach } from './models/reach.ts';
import { rowOf, WIDTH } from './quantiles.ts';
import type { TargetScale } from './target-scale.ts';

/** One lead's forecasts with what came true, in order of issue. */
export interface Verified {
  /** Quantiles, a row an issue, in the target's unit. */
  readonly quantiles: Float64Array;
  readonly actual: Float64Array;
  /** Step of each issue, ascending. */
  readonly issues: Int32Array;
  /** Steps. */
  readonly lead: number;
  /** The target at each issue, on its scale, and what a forecast may reach from there. */
  readonly now: Float64Array;
  readonly reach: Reach;
}

/**
 * Widens or narrows each forecast by how those did that had come true when it was issued, so that its band keeps its word;
 * nothing later than an issue enters its forecast. All quantiles are stretched about the median, a little more after each miss of
 * the 90 % band and a little less after each hit: adaptive conformal inference (Gibbs & Candès 2021, arXiv:2106.00263), which
 * holds the coverage in the long run whatever the river does. No quantile leaves what a forecast may reach: on the fourth root of a
 * flow a band that quiet weeks have widened would make floods that never were.
 */
export function recalibrated(verified: Verified, scale: TargetScale): Float64Array {
  const { quantiles, issues, now, reach } = verified;
  const stretches = stretchesOf(verified, scale);
  const corrected = new Float64Array(quantiles.length);
  for (const row of issues.keys()) {
    const within = limiter(reach, now[row] ?? Number.NaN);
    const by = stretches[row] ?? Number.NaN;
    corrected.set(stretched(rowOf(quantiles, row), by, { scale, within }), row * WIDTH);
  }
  return corrected;
}

/**
 * By how much forecasts that all have come true ought to have been stretched for nine of ten to hold: split conformal prediction on
 * misses in widths of the band (Lei et al. 2018, section 5.2, doi:10.1080/01621459.2017.1307116). 1 for fewer than nine.
 */
export function stretchNeeded(
  { quantiles, actual }: Pick<Verified, 'quantiles' | 'actual'>,
  scale: TargetScale,
): number {
  const widths = actual.map((value, row) => widthsOff(rowOf(quantiles, row), value, scale)).sort();
  const needed = widths[Math.ceil(0.9 * (widths.length + 1)) - 1] ?? 1;
  return bounded(needed);
}

/** How far the observed lies from the median, in widths of that half of the 90 % band. */
function widthsOff(row: Float64Array, value: number, { to }: TargetScale): number {
  const [low = 0, median = 0, high = 0] = endsOf(row).map(to);
  const off = to(value) - median;
  return off === 0 ? 0 : Math.abs(off / (off > 0 ? high - median : median - low));
}

/** By how much each forecast is stretched. */
function stretchesOf(
  { quantiles, actual, issues, lead, now, reach }: Verified,
  scale: TargetScale,
): Float64Array {
  const stretches = new Float64Array(issues.length);
  const bands: Band[] = [];
  let [known, stretch] = [0, 1];
  const learnUntil = (issue: number) => {
    for (; known < bands.length && (issues[known] ?? 0) + lead <= issue; known++) {
      stretch = adapted(stretch, bands[known] as Band, actual[known] ?? Number.NaN);
    }
    return stretch;
  };
  for (const [row, issue] of issues.entries()) {
    stretches[row] = learnUntil(issue);
    const within = limiter(reach, now[row] ?? Number.NaN);
    const ends = endsOf(rowOf(quantiles, row));
    const [low = Number.NaN, , high = Number.NaN] = stretched(ends, stretch, { scale, within });
    bands.push({ low, high });
  }
  return stretches;
}

/** The ends of the 90 % band about the median. */
function endsOf(row: Float64Array): Float64Array {
  return Float64Array.of(row[0] ?? 0, row[(WIDTH - 1) / 2] ?? 0, row[WIDTH - 1] ?? 0);
}

/** The 90 % band, in the target's unit: both ends are in it. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Whether a band held what was observed. */
export function holds({ low, high }: Band, observed: number): boolean {
  return observed >= low && observed <= high;
}

/** More after a miss, less after a hit, so that nine hits and a miss leave it as it was. */
export function adapted(stretch: number, band: Band, observed: number): number {
  return bounded(stretch * Math.exp(LEARNING * ((holds(band, observed) ? 0 : 1) - 0.1)));
}

function bounded(stretch: number): number {
  return Math.min(MOST, Math.max(1 / MOST, stretch));
}

/** A model that missed for months, as of a gauge that hung, must find back; one that learned from perfect gear needs 1,500. */
const MOST = 10_000;

/**
 * Chosen on the validation parts of five rivers: twice and three times as much held no series better within 85 to 93 %, and cost
 * 0.6 and 1.4 % of the CRPS (docs/skill.md).
 */
const LEARNING = 0.02;

/** Quantiles about the median in their middle, stretched on the target's scale, within what a forecast may reach. */
export function stretched(
  row: Float64Array,
  by: number,
  { scale, within }: { readonly scale: TargetScale; readonly within: (scaled: number) => number },
): Float64Array {
  const median = scale.to(row[(row.length - 1) / 2] ?? Number.NaN);
  return row.map((value) => scale.from(within(median + by * (scale.to(value) - median))));
}
