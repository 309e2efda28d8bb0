import type { Curve } from './interpolate.ts';
import type { LandName } from './network.ts';

/** How a gauge on a river answers to its flow. Stages in m of the station's own datum. */
export interface RiverGauge {
  readonly at: LandName;
  /** Part of the flow at that node which passes here. */
  readonly part: number;
  /** Stage by the square root of the flow in m3/s: in low water, at the warning stage, and in the highest flood. */
  readonly rating: Curve;
  /** How far the river stands above the lake where the lake backs up into it, m. */
  readonly overLake?: number;
}

/**
 * Rating curves by station id. Stages are the warning stages and records of the registry, flows are general knowledge
 * or plausible: no curve is verified.
 */
export const RIVER_GAUGES: Readonly<Record<string, RiverGauge>> = {
  bashang: gauge('ganzhou', [150, 92.5], [7_500, 99], [13_500, 103.3]),
  '62301300': gauge('dongbei', [200, 60], [8_500, 67.5], [13_500, 71]),
  jian: gauge('jian', [250, 42], [11_000, 50.5], [19_600, 54.05]),
  '62301800': gauge('xiajiang', [250, 33], [12_000, 41.5], [19_900, 44.9]),
  zhangshu: gauge('zhangshu', [350, 20], [13_500, 33], [20_000, 34.8]),
  '62302250': mouth('waizhou', -0.5, [450, 12], [16_000, 23.5], [20_900, 25.6]),
  nanchang: mouth('waizhou', -0.3, [450, 11.8], [16_000, 23], [20_900, 24.8]),
  '62405200': { ...gauge('nancheng', [4, 112], [700, 117], [1_500, 120]), part: 0.2 },
  '62405400': { ...gauge('nancheng', [10, 80], [1_700, 85], [3_400, 88]), part: 0.5 },
  '62405800': gauge('nancheng', [20, 62], [2_600, 67], [5_200, 70]),
  '62401800': gauge('liaojiawan', [30, 35], [3_600, 41], [7_500, 43.5]),
  '62406600': { ...gauge('lijiadu', [12, 33], [1_700, 38], [3_400, 41]), part: 0.3 },
  '62408600': { ...gauge('lijiadu', [4, 24], [600, 28], [1_200, 30]), part: 0.1 },
  '62402400': gauge('lijiadu', [40, 22], [5_300, 30.5], [9_900, 33.1]),
  yiyang: gauge('yiyang', [40, 36], [4_200, 44], [9_500, 48.5]),
  guixi: gauge('guixi', [55, 27], [5_200, 34], [11_000, 38.5]),
  meigang: gauge('meigang', [70, 17], [6_200, 26], [13_300, 29.8]),
  hushan: gauge('hushan', [25, 20], [2_900, 26], [10_000, 31.2]),
  shizhenjie: mouth('shizhenjie', 0.2, [30, 13], [3_300, 20], [10_500, 23.9]),
  dufengkeng: gauge('dufengkeng', [15, 21.5], [3_000, 28.5], [8_600, 34.3]),
  guxiandu: mouth('guxiandu', 0.6, [20, 13], [3_200, 20.8], [9_000, 23.4]),
  qiujin: mouth('qiujin', 0.3, [60, 14], [2_900, 20.5], [5_500, 25.3]),
  '62517400': gauge('wanjiabu', [20, 20], [2_600, 27], [5_600, 29.7]),
  yongxiu: mouth('yongxiu', 0.25, [80, 12.5], [4_600, 20], [9_500, 23.5]),
  dean: mouth('dean', 0.05, [3, 13], [700, 19.8], [2_000, 22.6]),
};

type Pair = readonly [flow: number, stage: number];

function gauge(at: LandName, ...pairs: readonly Pair[]): RiverGauge {
  return { at, part: 1, rating: pairs.map(([flow, stage]) => [Math.sqrt(flow), stage]) };
}

function mouth(at: LandName, overLake: number, ...pairs: readonly Pair[]): RiverGauge {
  return { ...gauge(at, ...pairs), overLake };
}
