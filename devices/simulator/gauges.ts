import type { Station } from '../../domain/station.ts';
import { between, chance, keyOf } from './random.ts';
import type { ReachName } from './reaches.ts';

/** How a river gauge answers to the flow of its reach. Stages in m of the station's datum. */
export interface Gauge {
  readonly reach: ReachName;
  /** Part of the reach's flow that passes here. */
  readonly part: number;
  /** m3/s passing here at stage `full`. */
  readonly fullFlow: number;
  readonly low: number;
  readonly full: number;
  /** Where a flood levels off. */
  readonly high: number;
  /** The lake's stage plus this holds the river up; absent above its reach. */
  readonly backwater?: number;
}

/** How a gauge on the Yangtze moves with the stage at Hukou: metres a metre, above and below warning. */
export interface YangtzeGauge {
  readonly warning: number;
  readonly up: number;
  readonly down: number;
}

/**
 * Parameters of the simulated gauges, none of them a fact about the real ones: set so that stages stay within the
 * registry's ranges, pass the warning stage a few times a year and look like the river.
 */
export const RIVER_GAUGES: Readonly<Record<string, Gauge>> = {
  bashang: gauge('gan-upper', 0.95, 7_600, 92.5, 99, 102.5),
  '62301300': gauge('gan-upper', 1, 8_100, 60, 67.5, 71),
  jian: gauge('gan-middle', 0.98, 10_600, 42.5, 50.5, 54.3),
  '62301800': gauge('gan-middle', 1, 11_000, 33, 41.5, 44.8),
  zhangshu: gauge('gan-lower', 0.9, 12_300, 20, 33, 34.8),
  '62302250': gauge('gan-lower', 1, 13_600, 12, 23.5, 25.8, -0.6),
  nanchang: gauge('gan-lower', 0.98, 13_400, 11.8, 23, 24.9, -0.5),
  '62405200': gauge('fu-upper', 0.2, 820, 112, 117, 120),
  '62405400': gauge('fu-upper', 0.5, 2_000, 80, 85, 88),
  '62403400': gauge('fu-upper', 0.25, 1_000, 92, 100, 103),
  '62405800': gauge('fu-upper', 0.7, 2_800, 62, 67, 70),
  '62401300': gauge('fu-upper', 0.95, 3_900, 61, 65, 67.5),
  '62401800': gauge('fu-upper', 1, 4_000, 35, 41, 43.5),
  '62406600': gauge('fu-lower', 0.3, 1_600, 33, 38, 41),
  '62408600': gauge('fu-lower', 0.12, 680, 24, 28, 30),
  '62402400': gauge('fu-lower', 1, 5_100, 21, 30.5, 33.2),
  yiyang: gauge('xin-upper', 0.85, 1_700, 36, 44, 48.5),
  guixi: gauge('xin-upper', 1, 2_000, 26, 34, 38.5),
  meigang: gauge('xin-lower', 1, 3_200, 16.5, 26, 29.9),
  hushan: gauge('lean', 0.95, 1_500, 19, 26, 31),
  shizhenjie: gauge('lean', 1, 1_600, 13, 20, 23.8, 0.2),
  dufengkeng: gauge('chang', 1, 1_200, 21.5, 28.5, 33.8),
  guxiandu: gauge('chang', 1, 1_200, 13, 20.8, 23.6, 0.6),
  qiujin: gauge('xiu', 1, 1_800, 14, 20.5, 24.8, 0.3),
  '62517400': gauge('liao', 1, 1_300, 19, 27, 29.8),
  yongxiu: gauge('xiu', 1.2, 2_600, 12, 20, 23.4, 0.25),
  dean: gauge('boyang', 1, 250, 13, 19.8, 23, 0),
};

/** The lake's stations: what their bed holds back when the lake falls below it, and their head over Xingzi, m. */
export const LAKE_GAUGES: Readonly<
  Record<string, { readonly bed: number; readonly head: number }>
> = {
  '62605800': { bed: 12.2, head: 0.04 },
  longkou: { bed: 11.4, head: 0.04 },
  '62602600': { bed: 10.4, head: 0.02 },
  '62602000': { bed: 8.2, head: 0.01 },
  wucheng: { bed: 10.2, head: 0.1 },
  '62601200': { bed: 5, head: 0 },
  poyang: { bed: 11.6, head: 0.14 },
};

/**
 * Slopes from the stages of July 2020 and of the low water of 2022/23, as far as published; else general knowledge. Shashi's
 * warning is set 0.6 m low, so that the flood always shows one station that is near its line and not over it.
 */
export const YANGTZE_GAUGES: Readonly<Record<string, YangtzeGauge>> = {
  shashi: { warning: 42.4, up: 0.13, down: 1.04 },
  jianli: { warning: 35.7, up: 0.3, down: 0.98 },
  chenglingji: { warning: 33, up: 0.58, down: 1.08 },
  lianhuatang: { warning: 32.5, up: 0.76, down: 1.04 },
  luoshan: { warning: 32, up: 0.7, down: 1.12 },
  '60112200': { warning: 27.3, up: 0.5, down: 1.19 },
  huangshi: { warning: 24.5, up: 0.55, down: 1.12 },
  matouzhen: { warning: 21.5, up: 0.6, down: 1.05 },
  jiujiang: { warning: 20, up: 0.99, down: 0.98 },
  '60115000': { warning: 14.4, up: 0.63, down: 0.79 },
};

/** For a station of which nothing is known: a brook or reservoir at a made-up height, answering to the plain. */
export function unknownGauge({ id, kind, lat }: Station): Gauge {
  const draw = chance(keyOf(id), 31);
  const low = kind === 'reservoir' ? between(45, 90, draw) : between(14, 19, draw);
  const rise = between(1.5, 4, chance(keyOf(id), 32));
  const flow = between(0.7, 1.8, chance(keyOf(id), 33)) * (lat > 29.2 ? 260 : 420);
  const reach = lat > 29.2 ? 'plain-north' : 'plain-south';
  return gauge(reach, 1, flow, low, low + rise, low + 1.5 * rise);
}

function gauge(
  reach: ReachName,
  part: number,
  fullFlow: number,
  ...[low, full, high, backwater]: [number, number, number, number?]
): Gauge {
  const held = backwater === undefined ? {} : { backwater };
  return { reach, part, fullFlow, low, full, high, ...held };
}
