import {
  type River,
  SUB_BASIN_NAMES,
  SUB_BASINS,
  type SubBasinName,
} from '../../basin/sub-basins.ts';
import { ANNUAL_RAIN, GAUGED_RIVERS, type GaugedRiver, MEAN_RAIN, mean } from './annual-rain.ts';
import type { Weather } from './weather.ts';

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof SEASONS)[number];

/** A river's rain in the years asked for beside the published, mm a year and shares. */
export interface RiverStatistics {
  readonly river: GaugedRiver;
  readonly mean: number;
  readonly publishedMean: number;
  /** Standard deviation of the years' sums over their mean. */
  readonly variation: number;
  readonly publishedVariation: number;
  /** Share of the rain in March to May, June to August, September to November, December to February. */
  readonly seasons: Readonly<Record<Season, number>>;
}

/** The least and greatest published share among the seven rivers (doi:10.17632/59bttt5pbj.1, by the project of annual-rain.ts). */
export const PUBLISHED_SEASONS: Readonly<Record<Season, readonly [number, number]>> = {
  spring: [0.34, 0.39],
  summer: [0.34, 0.4],
  autumn: [0.11, 0.14],
  winter: [0.13, 0.16],
};

/** The rain of whole years by river, next to the published of 2006–2019. At least two years. */
export function weatherStatistics(weather: Weather, years: readonly number[]): RiverStatistics[] {
  const byYear = years.map((year) =>
    GAUGED_RIVERS.map((river) => monthlyRain(weather, river, year)),
  );
  return GAUGED_RIVERS.map((river, index) =>
    statisticsOf(
      river,
      byYear.map((rivers) => rivers[index] ?? []),
    ),
  );
}

/** Areal rain of a river in the months of a year, mm, January first. */
export function monthlyRain(weather: Weather, river: River, year: number): number[] {
  const names = SUB_BASIN_NAMES.filter((name) => SUB_BASINS[name].river === river);
  const area = names.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
  const monthly = (name: SubBasinName, month: number) =>
    weather.areal(name, Date.UTC(year, month), Date.UTC(year, month + 1));
  return Array.from({ length: 12 }, (_, month) =>
    names.reduce((sum, name) => sum + (SUB_BASINS[name].area / area) * monthly(name, month), 0),
  );
}

function statisticsOf(river: GaugedRiver, years: readonly (readonly number[])[]): RiverStatistics {
  const sums = years.map((months) => months.reduce((sum, mm) => sum + mm, 0));
  const total = mean(sums);
  const share = (season: number) => mean(years.map((months) => seasonSum(months, season))) / total;
  return {
    river,
    mean: total,
    publishedMean: MEAN_RAIN[river],
    variation: variation(sums),
    publishedVariation: variation(ANNUAL_RAIN[river]),
    seasons: Object.fromEntries(SEASONS.map((name, i) => [name, share(i)])) as Record<
      Season,
      number
    >,
  };
}

function seasonSum(months: readonly number[], season: number): number {
  return [2, 3, 4].reduce((sum, month) => sum + (months[(month + 3 * season) % 12] ?? 0), 0);
}

/** Standard deviation over the mean, of at least two numbers. */
export function variation(numbers: readonly number[]): number {
  const middle = mean(numbers);
  const squares = numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0);
  return Math.sqrt(squares / (numbers.length - 1)) / middle;
}
