import type { Curve } from './interpolate.ts';

/** How a station on the lake stands to Xingzi. */
export interface LakeGauge {
  /** Over Xingzi when the lake is one, m. */
  readonly head: number;
  /** What its bed holds back in low water: m Wusong, and m more per square root of 1000 m3/s flowing in. */
  readonly bed: number;
  readonly rise: number;
}

/**
 * The water-surface slope of the winter, when the lake falls apart into channels: by station id; plausible, no figure
 * is verified.
 */
export const LAKE_GAUGES: Readonly<Record<string, LakeGauge>> = {
  '62601200': { head: 0, bed: 0, rise: 0 },
  '62602000': { head: 0.02, bed: 6.9, rise: 0.5 },
  '62602600': { head: 0.04, bed: 10.2, rise: 0.5 },
  '62605800': { head: 0.06, bed: 12, rise: 0.5 },
  longkou: { head: 0.06, bed: 11.2, rise: 0.5 },
  wucheng: { head: 0.1, bed: 9.4, rise: 0.9 },
  poyang: { head: 0.14, bed: 11.2, rise: 0.7 },
};

/**
 * Stages along the Yangtze by the stage at Hukou, in its low water, at the warning stages and in July 2020. Published:
 * the warning stages, and on 8 February 2023 Jiujiang 7.71 and Hankou 12.43 m by 6.90 m; else plausible, unverified.
 */
export const YANGTZE_GAUGES: Readonly<Record<string, Curve>> = {
  shashi: along(29.4, 42.4, 42.8),
  jianli: along(23.4, 35.7, 36.6),
  chenglingji: along(19.4, 33, 34.7),
  lianhuatang: along(19.4, 32.5, 34.3),
  luoshan: along(17.9, 32, 34),
  '60112200': along(12.43, 27.3, 28.8),
  huangshi: along(10.4, 24.5, 26.1),
  matouzhen: along(8.3, 21.5, 23.3),
  jiujiang: along(7.71, 20, 22.8),
  '60115000': along(4.5, 14.4, 16.2),
};

function along(low: number, warning: number, flood: number): Curve {
  return [
    [6.9, low],
    [19.5, warning],
    [22.5, flood],
  ];
}
