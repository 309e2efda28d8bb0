import type { ReachParameters } from './muskingum.ts';
import type { ReservoirName } from './reservoirs.ts';
import type { SubBasinName } from './sub-basins.ts';

/** A gauge at the outlet of its sub-basin, and the way of its water down to the next gauge or the lake. */
export interface GaugeNode {
  readonly below: LandName | 'lake';
  readonly reach: ReachParameters;
  /** The dam just above the gauge. */
  readonly reservoir?: ReservoirName;
}

/** A sub-basin that is land. */
export type LandName = Exclude<SubBasinName, 'lakeBed'>;

/**
 * The rivers from gauge to gauge, those above before those below. Travel times are those of flood waves of 2 to
 * 2.5 m/s along the rivers, set so that rain and flow lag as published (Gan 4 days, Liao 1, Fu, Xin, Le'an and Chang
 * 2, Xiu 7); none is published itself.
 */
export const NETWORK: Readonly<Record<LandName, GaugeNode>> = {
  xiashan: flows('ganzhou', 7),
  ganzhou: flows('dongbei', 12),
  dongbei: { ...flows('jian', 9), reservoir: 'wanan' },
  jian: flows('xiajiang', 6),
  xiajiang: { ...flows('zhangshu', 8), reservoir: 'xiajiang' },
  zhangshu: flows('waizhou', 8),
  waizhou: flows('lake', 10),
  hongmen: { ...flows('nancheng', 6), reservoir: 'hongmen' },
  nancheng: flows('liaojiawan', 8),
  liaojiawan: { ...flows('lijiadu', 12), reservoir: 'liaofang' },
  lijiadu: flows('lake', 12),
  yiyang: flows('guixi', 7),
  guixi: flows('meigang', 10),
  meigang: flows('lake', 12),
  hushan: flows('shizhenjie', 9),
  shizhenjie: flows('lake', 10),
  dufengkeng: flows('guxiandu', 9),
  guxiandu: flows('lake', 8),
  wanjiabu: flows('yongxiu', 8),
  qiujin: { ...flows('yongxiu', 8), reservoir: 'zhelin' },
  yongxiu: flows('lake', 8),
  dean: flows('lake', 6),
  southShore: flows('lake', 6),
  eastShore: flows('lake', 6),
};

export const LAND_NAMES = Object.keys(NETWORK) as readonly LandName[];

function flows(below: LandName | 'lake', K: number): GaugeNode {
  return { below, reach: { K, x: 0.15 } };
}
