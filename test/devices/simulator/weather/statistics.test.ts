import { expect, test } from 'vitest';
import { SUB_BASIN_NAMES } from '../../../../devices/basin/sub-basins.ts';
import {
  ANNUAL_RAIN,
  FIRST_YEAR,
  GAUGED_RIVERS,
  mean,
} from '../../../../devices/simulator/weather/annual-rain.ts';
import {
  monthlyRain,
  PUBLISHED_SEASONS,
  SEASONS,
  weatherStatistics,
} from '../../../../devices/simulator/weather/statistics.ts';
import { createWeather } from '../../../../devices/simulator/weather/weather.ts';
import { dailyWetness } from '../../../../devices/simulator/weather/wetness.ts';
import { DAY_MS } from '../../../../domain/time.ts';

const weather = createWeather({ seed: 2, scenario: 'normal' });
/** None of them in the annual table. */
const years = Array.from({ length: 60 }, (_, i) => 2030 + i);
const statistics = weatherStatistics(weather, years);

test.each(statistics)('the $river has the published mean rain within 5 %', (river) => {
  expect(Math.abs(river.mean / river.publishedMean - 1)).toBeLessThan(0.05);
});

test.each(statistics)('the years of the $river vary as much as the published', (river) => {
  expect(Math.abs(river.variation - river.publishedVariation)).toBeLessThan(0.06);
});

test.each(statistics)('the seasons of the $river have their published shares', ({ seasons }) => {
  for (const season of SEASONS) {
    const [least, greatest] = PUBLISHED_SEASONS[season];
    expect(seasons[season]).toBeGreaterThan(least - 0.005);
    expect(seasons[season]).toBeLessThan(greatest + 0.005);
  }
});

test('rivers have their wet and dry years together as in the annual table', () => {
  const weathers = [weather, ...[3, 4].map((seed) => createWeather({ seed, scenario: 'normal' }))];
  const generated = weathers.flatMap((own) =>
    years.map((year) => GAUGED_RIVERS.map((river) => annual(river, year, own))),
  );
  const differences = GAUGED_RIVERS.flatMap((one, i) =>
    GAUGED_RIVERS.slice(0, i).map((other, j) => {
      const ours = correlation(column(generated, i), column(generated, j));
      return ours - correlation(ANNUAL_RAIN[one], ANNUAL_RAIN[other]);
    }),
  );
  expect(Math.abs(mean(differences))).toBeLessThan(0.07);
  expect(Math.max(...differences.map(Math.abs))).toBeLessThan(0.22);
});

test('a year of the annual table has its sums', () => {
  for (const river of GAUGED_RIVERS)
    expect(annual(river, 2010)).toBeCloseTo(ANNUAL_RAIN[river][2010 - FIRST_YEAR] ?? 0, 6);
});

test('about 150 days a year are wet, and a wet day is likelier after a wet day', () => {
  const from = Date.UTC(2030, 0) / DAY_MS;
  const wet = Array.from({ length: 20 * 365 }, (_, day) => {
    const time = (from + day) * DAY_MS;
    return weather.areal('southShore', time, time + DAY_MS) >= 0.1;
  });
  const share = (days: readonly boolean[]) => days.filter(Boolean).length / days.length;
  expect(Math.abs(365 * share(wet) - 152)).toBeLessThan(10);
  expect(share(wet.filter((_, day) => day > 0 && wet[day - 1]))).toBeGreaterThan(0.55);
});

test('wetness is standard normal in every sub-basin', () => {
  const wetness = dailyWetness(11);
  const days = Array.from({ length: 20_000 }, (_, day) => wetness(day));
  for (const index of SUB_BASIN_NAMES.keys()) {
    const values = column(days, index);
    expect(Math.abs(mean(values))).toBeLessThan(0.06);
    expect(Math.abs(mean(values.map((z) => z * z)) - 1)).toBeLessThan(0.06);
  }
});

function annual(river: (typeof GAUGED_RIVERS)[number], year: number, of = weather): number {
  return monthlyRain(of, river, year).reduce((sum, mm) => sum + mm, 0);
}

function column(rows: readonly ArrayLike<number>[], index: number): number[] {
  return rows.map((row) => row[index] ?? 0);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    mean(x.map((value, i) => (value - mx) * ((y[i] ?? 0) - my)));
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}
