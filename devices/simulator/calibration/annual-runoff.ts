import type { LandName } from '../../basin/network.ts';
import type { River } from '../../basin/sub-basins.ts';

/** What is published of a river's yearly runoff. */
export interface PublishedRunoff {
  /** The control station, and the area above it, km2. */
  readonly station: LandName;
  readonly gauged: number;
  /** Area over which the table spreads the flow at the station, km2. */
  readonly table: number;
  /** Depth on that area, mm a year, from FIRST_YEAR on. */
  readonly depth: readonly number[];
}

export type GaugedRiver = Exclude<River, 'lake'>;

/**
 * Runoff of the seven rivers from 2006 to 2019: CAI Haoran, CC BY 4.0, doi:10.17632/59bttt5pbj.1, by the annual table
 * of yuelangmanle/poyang-rainfall-runoff-lag-stability. The Le'an repeats itself from 2016 on; the table's area of
 * the Liao is not told, and taken as gauged.
 */
export const PUBLISHED_RUNOFF: Readonly<Record<GaugedRiver, PublishedRunoff>> = {
  gan: {
    station: 'waizhou',
    gauged: 80_948,
    table: 83_500,
    depth: [906, 662, 718, 524, 1_115, 466, 1_118, 742, 819, 976, 1_310, 788, 555, 1_210],
  },
  fu: {
    station: 'lijiadu',
    gauged: 15_811,
    table: 15_811,
    depth: [871, 359, 540, 415, 1_339, 296, 1_286, 639, 900, 1_050, 1_309, 647, 352, 1_152],
  },
  xin: {
    station: 'meigang',
    gauged: 15_535,
    table: 17_600,
    depth: [1_126, 639, 830, 818, 1_736, 737, 1_675, 998, 1_084, 1_332, 1_291, 942, 646, 1_264],
  },
  lean: {
    station: 'hushan',
    gauged: 6_374,
    table: 8_534,
    depth: [671, 385, 729, 631, 1_201, 622, 1_167, 690, 833, 1_280, 1_030, 1_030, 1_030, 1_030],
  },
  chang: {
    station: 'dufengkeng',
    gauged: 5_013,
    table: 6_220,
    depth: [511, 331, 668, 549, 1_201, 608, 934, 737, 741, 1_059, 1_190, 862, 669, 950],
  },
  liao: {
    station: 'wanjiabu',
    gauged: 3_548,
    table: 3_548,
    depth: [649, 463, 461, 482, 978, 521, 1_027, 974, 995, 1_204, 1_070, 1_076, 364, 826],
  },
  xiu: {
    station: 'qiujin',
    gauged: 9_914,
    table: 14_797,
    depth: [569, 304, 360, 519, 662, 343, 737, 508, 477, 629, 771, 772, 340, 362],
  },
};

/** The first year of the table. */
export const FIRST_YEAR = 2006;

/**
 * Runoff of the land above a control station, mm a year: the same water on the smaller area. By this the rivers lose
 * 700 to 1,050 mm a year to evaporation, as land of this climate does; by the table's own depths up to 1,090.
 */
export function stationRunoff({ depth, table, gauged }: PublishedRunoff): readonly number[] {
  return depth.map((mm) => (mm * table) / gauged);
}
