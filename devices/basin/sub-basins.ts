/** The rivers of the published annual table, and the lake with the shores that no control station gauges. */
export type River = 'gan' | 'fu' | 'xin' | 'lean' | 'chang' | 'xiu' | 'liao' | 'lake';

/** The land between a gauge and the gauges above it. */
export interface SubBasin {
  readonly river: River;
  /** km2. */
  readonly area: number;
  /** Centroid, degrees. */
  readonly lon: number;
  readonly lat: number;
}

const LAND = {
  xiashan: land('gan', 15_975, [115.9, 26.0]),
  ganzhou: land('gan', 18_816, [114.9, 25.3]),
  dongbei: land('gan', 5_440, [114.8, 26.3]),
  jian: land('gan', 15_992, [114.7, 26.8]),
  xiajiang: land('gan', 6_501, [115.4, 27.3]),
  zhangshu: land('gan', 8_676, [114.7, 27.8]),
  waizhou: land('gan', 9_548, [115.0, 28.3]),
  hongmen: land('fu', 2_376, [116.9, 27.2]),
  nancheng: land('fu', 3_904, [116.4, 27.1]),
  liaojiawan: land('fu', 2_443, [116.6, 27.7]),
  lijiadu: land('fu', 7_088, [116.1, 27.7]),
  yiyang: land('xin', 8_753, [118.0, 28.5]),
  guixi: land('xin', 2_547, [117.4, 28.2]),
  meigang: land('xin', 4_235, [117.1, 28.1]),
  hushan: land('lean', 6_374, [117.7, 29.1]),
  shizhenjie: land('lean', 1_993, [117.2, 28.8]),
  dufengkeng: land('chang', 5_013, [117.5, 29.7]),
  guxiandu: land('chang', 900, [117.1, 29.2]),
  wanjiabu: land('liao', 3_548, [115.2, 28.8]),
  qiujin: land('xiu', 9_914, [114.7, 29.0]),
  yongxiu: land('xiu', 1_335, [115.6, 29.0]),
  dean: land('lake', 1_220, [115.6, 29.4]),
  southShore: land('lake', 8_700, [116.1, 28.5]),
  eastShore: land('lake', 6_700, [116.6, 29.4]),
  lakeBed: land('lake', 4_234, [116.3, 29.1]),
} as const satisfies Record<string, SubBasin>;

/** Each is called after the gauge at its outlet (network.ts). */
export type SubBasinName = keyof typeof LAND;

/**
 * Poyang's 162,225 km2 by the gauge each piece of land drains to, those above before those below; the last is the bed
 * of the lake itself. The areas above Waizhou, Lijiadu, Meigang, Hushan, Dufengkeng, Qiujin and Wanjiabu add up to
 * those of the seven control stations; the cuts between them and the centroids are general knowledge, unverified.
 */
export const SUB_BASINS: Readonly<Record<SubBasinName, SubBasin>> = LAND;

/** All names, those above before those below: the order of every array by sub-basin. */
export const SUB_BASIN_NAMES = Object.keys(LAND) as readonly SubBasinName[];

function land(river: River, area: number, [lon, lat]: readonly [number, number]): SubBasin {
  return { river, area, lon, lat };
}
