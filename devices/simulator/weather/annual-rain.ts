import type { River } from '../../basin/sub-basins.ts';

/**
 * Areal rain of the seven rivers, mm a year, from 2006 to 2019: CAI Haoran, CC BY 4.0, doi:10.17632/59bttt5pbj.1, by
 * the annual table of yuelangmanle/poyang-rainfall-runoff-lag-stability without the false 679.6 mm of the Gan on 19
 * May 2019. 2020 is left out: one day of it is the same in all rivers.
 */
export const ANNUAL_RAIN: Readonly<Record<Exclude<River, 'lake'>, readonly number[]>> = {
  gan: [1770, 1345, 1527, 1365, 1909, 1222, 2022, 1398, 1624, 2034, 2072, 1524, 1487, 1738],
  fu: [1880, 1272, 1586, 1533, 2379, 1304, 2630, 1423, 1890, 2407, 2210, 1567, 1681, 1987],
  xin: [1978, 1379, 1610, 1566, 2659, 1501, 2667, 1723, 1949, 2352, 2000, 1965, 1689, 1988],
  lean: [1674, 1452, 1939, 1607, 2650, 1524, 2511, 1375, 2101, 2696, 1975, 2083, 2081, 1912],
  chang: [1460, 1386, 1768, 1499, 2382, 1600, 2288, 1556, 2113, 2286, 2109, 2017, 1741, 1642],
  liao: [1318, 1377, 1404, 1195, 1958, 1203, 1919, 1427, 1714, 2212, 1752, 1818, 1569, 1613],
  xiu: [1357, 1173, 1325, 1232, 1982, 1197, 2141, 1257, 1664, 1921, 2035, 2331, 1521, 1396],
};

/** The first year of the table. */
export const FIRST_YEAR = 2006;

/** The rivers of the table. */
export type GaugedRiver = keyof typeof ANNUAL_RAIN;
export const GAUGED_RIVERS = Object.keys(ANNUAL_RAIN) as readonly GaugedRiver[];

/** Long-run mean rain, mm a year; that of the lake and its shores is general knowledge, unverified. */
export const MEAN_RAIN: Readonly<Record<River, number>> = {
  ...(Object.fromEntries(GAUGED_RIVERS.map((river) => [river, mean(ANNUAL_RAIN[river])])) as Record<
    GaugedRiver,
    number
  >),
  lake: 1560,
};

/** The mean of at least one number. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
