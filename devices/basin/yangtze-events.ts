import type { Curve } from './interpolate.ts';

/** Whose Yangtze: as its seasons come, or with the flood of 2020 or the drought of 2022 in their own years. */
export type YangtzeScenario = 'normal' | 'flood-2020' | 'drought-2022';

/**
 * Flow of the Yangtze above Hukou at noon UTC of some dates, m3/s, straight between them. Published are stages of the
 * lake: the flows were found from them by its water balance under the weather of the scenario, and are unverified.
 * 2020: Xingzi 19 m on 5 July, 21.97 on 10 July, 22.53 on 12 July, 22.29 on 15 July; backflow from 6 to 8 July.
 * 2022: Xingzi 19.43 m on 23 June, under 12 on 6 August, 10 on 19 August and 8 on 6 September, 7.10 on 23 September,
 * 6.68 on 4 October, 6.46 on 17 November, 7.47 on 2 March 2023, over 12 again on 23 April 2023.
 */
export const YANGTZE_EVENTS: Readonly<Record<YangtzeScenario, Curve>> = {
  normal: [],
  'flood-2020': dated({
    '2020-04-15': 15_000,
    '2020-05-20': 22_000,
    '2020-06-01': 28_000,
    '2020-06-10': 27_000,
    '2020-06-16': 29_000,
    '2020-06-21': 37_000,
    '2020-06-28': 47_000,
    '2020-07-01': 52_000,
    '2020-07-04': 58_000,
    '2020-07-06': 66_000,
    '2020-07-07': 70_500,
    '2020-07-08': 73_000,
    '2020-07-09': 74_500,
    '2020-07-10': 73_500,
    '2020-07-11': 70_000,
    '2020-07-12': 65_500,
    '2020-07-13': 63_500,
    '2020-07-15': 64_500,
    '2020-07-20': 65_000,
    '2020-07-25': 66_000,
    '2020-08-01': 64_000,
    '2020-08-10': 60_000,
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
    '2022-05-25': 36_000,
    '2022-06-10': 33_000,
    '2022-06-22': 42_000,
    '2022-06-25': 38_500,
    '2022-07-01': 39_500,
    '2022-07-10': 38_000,
    '2022-07-20': 27_000,
    '2022-08-01': 19_700,
    '2022-08-12': 16_300,
    '2022-08-23': 12_900,
    '2022-09-05': 10_000,
    '2022-09-23': 8_200,
    '2022-10-04': 7_900,
    '2022-10-20': 8_400,
    '2022-11-17': 8_250,
    '2022-12-01': 9_000,
    '2023-01-01': 9_800,
    '2023-02-08': 9_700,
    '2023-03-02': 10_100,
    '2023-03-20': 11_000,
    '2023-04-01': 17_500,
    '2023-04-10': 21_000,
    '2023-04-20': 22_300,
    '2023-05-15': 22_800,
  }),
};

function dated(flows: Readonly<Record<string, number>>): Curve {
  return Object.entries(flows).map(([date, flow]) => [Date.parse(`${date}T12:00Z`), flow]);
}
