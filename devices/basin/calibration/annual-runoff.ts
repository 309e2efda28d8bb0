import type { River } from '../sub-basins.ts';

/**
 * Runoff of the seven rivers, mm a year, from 2006 to 2019: CAI Haoran, CC BY 4.0, doi:10.17632/59bttt5pbj.1, by the
 * annual table of yuelangmanle/poyang-rainfall-runoff-lag-stability. The Le'an repeats itself from 2016 on.
 */
export const ANNUAL_RUNOFF: Readonly<Record<Exclude<River, 'lake'>, readonly number[]>> = {
  gan: [906, 662, 718, 524, 1115, 466, 1118, 742, 819, 976, 1310, 788, 555, 1210],
  fu: [871, 359, 540, 415, 1339, 296, 1286, 639, 900, 1050, 1309, 647, 352, 1152],
  xin: [1126, 639, 830, 818, 1736, 737, 1675, 998, 1084, 1332, 1291, 942, 646, 1264],
  lean: [671, 385, 729, 631, 1201, 622, 1167, 690, 833, 1280, 1030, 1030, 1030, 1030],
  chang: [511, 331, 668, 549, 1201, 608, 934, 737, 741, 1059, 1190, 862, 669, 950],
  liao: [649, 463, 461, 482, 978, 521, 1027, 974, 995, 1204, 1070, 1076, 364, 826],
  xiu: [569, 304, 360, 519, 662, 343, 737, 508, 477, 629, 771, 772, 340, 362],
};

/** The first year of the table. */
export const FIRST_YEAR = 2006;
