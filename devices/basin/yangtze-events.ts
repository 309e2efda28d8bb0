import type { Curve } from './interpolate.ts';

/** Whose Yangtze: as its seasons come, or with the flood of 2020 or the drought of 2022 in their own years. */
export type YangtzeScenario = 'normal' | 'flood-2020' | 'drought-2022';

/**
 * Flow of the Yangtze above Hukou at noon UTC of some dates, m3/s, straight between them. Published are stages of the
 * lake: the flows were found from them by simulator/calibration/fit-yangtze.ts, and are unverified.
 * 2020: Xingzi 19 m on 5 July, 21.97 on 10 July, 22.53 on 12 July, 22.29 on 15 July; backflow from 6 to 8 July.
 * 2022: Xingzi 19.43 m on 23 June, under 12 on 6 August, 10 on 19 August and 8 on 6 September, 7.10 on 23 September,
 * 6.68 on 4 October, 6.46 on 17 November, 7.47 on 2 March 2023, over 12 again on 23 April 2023.
 */
export const YANGTZE_EVENTS: Readonly<Record<YangtzeScenario, Curve>> = {
  normal: [],
  'flood-2020': dated({
    '2020-04-15': 15_000,
    '2020-05-20': 22_000,
    '2020-06-01': 26_400,
    '2020-06-10': 30_400,
    '2020-06-16': 32_800,
    '2020-06-21': 34_200,
    '2020-06-28': 38_400,
    '2020-07-01': 44_500,
    '2020-07-04': 56_100,
    '2020-07-06': 65_600,
    '2020-07-07': 69_700,
    '2020-07-08': 72_200,
    '2020-07-09': 72_600,
    '2020-07-10': 70_900,
    '2020-07-11': 68_000,
    '2020-07-12': 65_000,
    '2020-07-13': 62_900,
    '2020-07-15': 60_400,
    '2020-07-20': 58_600,
    '2020-07-25': 59_800,
    '2020-08-01': 60_000,
    '2020-08-10': 58_000,
    '2020-08-22': 60_000,
    '2020-09-01': 58_000,
    '2020-09-15': 46_000,
    '2020-10-01': 38_000,
    '2020-10-15': 36_000,
    '2020-11-01': 27_000,
    '2020-12-01': 15_000,
    '2020-12-31': 11_500,
  }),
  'drought-2022': dated({
    '2022-01-01': 12_000,
    '2022-02-01': 14_000,
    '2022-03-01': 15_500,
    '2022-04-01': 18_500,
    '2022-05-01': 25_000,
    '2022-05-25': 36_500,
    '2022-06-10': 43_000,
    '2022-06-22': 43_600,
    '2022-06-25': 42_500,
    '2022-07-01': 38_600,
    '2022-07-10': 31_900,
    '2022-07-20': 25_600,
    '2022-08-01': 20_200,
    '2022-08-12': 16_200,
    '2022-08-23': 12_300,
    '2022-09-05': 9_500,
    '2022-09-23': 8_000,
    '2022-10-04': 7_300,
    '2022-10-20': 8_200,
    '2022-11-17': 8_100,
    '2022-12-01': 8_700,
    '2023-01-01': 9_000,
    '2023-02-08': 9_100,
    '2023-03-02': 9_400,
    '2023-03-20': 14_500,
    '2023-04-01': 18_800,
    '2023-04-10': 19_800,
    '2023-04-20': 18_200,
    '2023-05-15': 22_800,
  }),
};

function dated(flows: Readonly<Record<string, number>>): Curve {
  return Object.entries(flows).map(([date, flow]) => [Date.parse(`${date}T12:00Z`), flow]);
}
