import {
  FIRST_YEAR,
  PUBLISHED_RUNOFF,
  stationRunoff,
} from '../devices/simulator/calibration/annual-runoff.ts';
import type { Water } from '../devices/simulator/hourly-water.ts';
import { GAUGED_RIVERS, type GaugedRiver, mean } from '../devices/simulator/weather/annual-rain.ts';
import { heaviestRain, RARE_RAIN, SPANS } from '../devices/simulator/weather/extremes.ts';
import {
  PUBLISHED_SEASONS,
  type RiverStatistics,
  SEASONS,
  variation,
  weatherStatistics,
} from '../devices/simulator/weather/statistics.ts';
import { createWeather } from '../devices/simulator/weather/weather.ts';
import { HOUR_MS } from '../domain/time.ts';
import { SEEDS } from './basin-lake.ts';
import { waterFrom } from './basin-stages.ts';
import type { BenchTable } from './table.ts';

const YEARS = Array.from({ length: 60 }, (_, index) => 2030 + index);
const SEEDED = `${YEARS.length} years made up under each of ${SEEDS.length} seeds`;

/** Mean, spread and seasons of the rain beside the published. */
export function rainTable(): BenchTable {
  const bySeed = SEEDS.map((seed) =>
    weatherStatistics(createWeather({ seed, scenario: 'normal' }), YEARS),
  );
  const rows = GAUGED_RIVERS.map((river, i) => {
    const own = bySeed.map((rivers) => rivers[i] as RiverStatistics);
    const [one] = own;
    const sums = mean(own.map((seed) => seed.mean));
    return [
      river,
      Math.round(sums),
      Math.round(one?.publishedMean ?? 0),
      percent(sums, one?.publishedMean),
      mean(own.map((seed) => seed.variation)).toFixed(2),
      one?.publishedVariation.toFixed(2) ?? '',
      ...SEASONS.map((season) => mean(own.map(({ seasons }) => seasons[season])).toFixed(2)),
    ];
  });
  const published = SEASONS.map((season) => PUBLISHED_SEASONS[season].join('–'));
  return {
    title: `Rain of ${SEEDED}, mm a year`,
    columns: ['river', 'mean', 'published', 'difference', 'variation', 'published', ...SEASONS],
    rows: [...rows, ['published', '', '', '', '', '', ...published]],
  };
}

/** The heaviest rain of 1, 3 and 7 days: of the usual year, of one in fifty, and what that may be. */
export function extremesTable(): BenchTable {
  const weathers = SEEDS.map((seed) => createWeather({ seed, scenario: 'normal' }));
  const rows = GAUGED_RIVERS.map((river) => {
    const years = weathers.flatMap((weather) =>
      YEARS.map((year) => heaviestRain(weather, river, year)),
    );
    return [
      river,
      ...SPANS.flatMap((_, span) => {
        const sorted = years.map((heaviest) => heaviest[span] ?? 0).toSorted((a, b) => a - b);
        const at = (share: number) => Math.round(sorted[Math.floor(share * sorted.length)] ?? 0);
        return [at(0.5), at(0.98), RARE_RAIN[river][span] ?? 0];
      }),
    ];
  });
  return {
    title: `Heaviest areal rain of ${SEEDED}, mm`,
    columns: ['river', ...SPANS.flatMap((span) => [`${span} d, usual`, '1 in 50', 'bound'])],
    rows,
  };
}

/** The stations of the annual table that are gauges of the registry. */
const CONTROL: Readonly<Record<GaugedRiver, string>> = {
  gan: '62302250',
  fu: '62402400',
  xin: 'meigang',
  lean: 'hushan',
  chang: 'dufengkeng',
  liao: '62517400',
  xiu: 'qiujin',
};

/** Over the years of the table, whose rain the weather keeps to. */
export function runoffTable(): BenchTable {
  const waters = SEEDS.map((seed) => waterFrom(FIRST_YEAR, { seed, scenario: 'normal' }));
  const rows = GAUGED_RIVERS.map((river) => {
    const table = stationRunoff(PUBLISHED_RUNOFF[river]);
    const bySeed = waters.map((water) => yearlyRunoff(water, river, table.length));
    const means = bySeed.map((years) => mean(years));
    return [
      river,
      Math.round(mean(means)),
      Math.round(mean(table)),
      percent(mean(means), mean(table)),
      means.map((one) => percent(one, mean(table))).join(' '),
      mean(bySeed.map(variation)).toFixed(2),
      variation(table).toFixed(2),
    ];
  });
  return {
    title: `Runoff at the control stations of 2006 to 2019 under ${SEEDS.length} seeds, mm a year`,
    columns: ['river', 'mean', 'published', 'difference', 'of each seed', 'variation', 'published'],
    rows,
  };
}

function yearlyRunoff(water: Water, river: GaugedRiver, count: number): number[] {
  const { gauged } = PUBLISHED_RUNOFF[river];
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [Date.UTC(FIRST_YEAR + index, 0), Date.UTC(FIRST_YEAR + index + 1, 0)];
    let sum = 0;
    for (let time = from; time < to; time += HOUR_MS)
      sum += water(`discharge/${CONTROL[river]}`, time + HOUR_MS) ?? 0;
    return (sum * HOUR_MS) / 1000 / (gauged * 1000);
  });
}

function percent(value: number, of = Number.NaN): string {
  return `${(100 * (value / of - 1)).toFixed(1)} %`;
}
