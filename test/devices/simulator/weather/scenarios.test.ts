import { expect, test } from 'vitest';
import { PLACES, type Place } from '../../../../devices/simulator/weather/places.ts';
import { createWeather } from '../../../../devices/simulator/weather/weather.ts';

const weathers = {
  normal: createWeather({ seed: 3, scenario: 'normal' }),
  flood: createWeather({ seed: 3, scenario: 'flood-2020' }),
  drought: createWeather({ seed: 3, scenario: 'drought-2022' }),
};

/** Areal rain of part of the basin between two dates or times, mm. */
function rain(weather: keyof typeof weathers, from: string, to: string, where = everywhere) {
  const places = PLACES.filter(where);
  const area = places.reduce((sum, place) => sum + place.area, 0);
  const of = ({ name }: Place) => weathers[weather].areal(name, Date.parse(from), Date.parse(to));
  return places.reduce((sum, place) => sum + (place.area / area) * of(place), 0);
}

const everywhere = (_: Place) => true;
const north = ({ lat }: Place) => lat >= 28;
const south = ({ lat }: Place) => lat < 26.5;

test('the flood of 2020 has the published rain of early July, in the north', () => {
  expect(rain('flood', '2020-07-02', '2020-07-08T12:00Z') / 133).toBeCloseTo(1, 1);
  expect(rain('flood', '2020-06-29', '2020-07-08T06:00Z') / 149).toBeCloseTo(1, 1);
  expect(rain('flood', '2020-07-04', '2020-07-10', north)).toBeGreaterThan(200);
  expect(rain('flood', '2020-07-04', '2020-07-10', south)).toBeLessThan(20);
});

test('the season of 2020 has its published sums in north and south', () => {
  const season = ['2020-03-28', '2020-07-22'] as const;
  expect(Math.abs(rain('flood', ...season, north) / 1157.6 - 1)).toBeLessThan(0.05);
  expect(Math.abs(rain('flood', ...season, south) / 667.4 - 1)).toBeLessThan(0.05);
  expect(Math.abs(rain('flood', ...season) / 1025 - 1)).toBeLessThan(0.05);
});

test('the drought of 2022 follows 126.7 mm in five days of June', () => {
  expect(Math.abs(rain('drought', '2022-06-17', '2022-06-22') / 126.7 - 1)).toBeLessThan(0.02);
});

test('from July to mid-November 2022 there is 40 % of the mean rain, under a clearer sky', () => {
  const from = '2022-07-01';
  const to = '2022-11-18';
  const years = Array.from({ length: 60 }, (_, i) => 2030 + i);
  const mean =
    years.reduce(
      (sum, year) => sum + rain('normal', `${year}${from.slice(4)}`, `${year}${to.slice(4)}`),
      0,
    ) / years.length;
  expect(rain('drought', from, to) / mean).toBeGreaterThan(0.34);
  expect(rain('drought', from, to) / mean).toBeLessThan(0.46);
  const evaporation = (weather: keyof typeof weathers) =>
    weathers[weather].evaporation('waizhou', Date.parse(from), Date.parse(to));
  expect(evaporation('drought')).toBeGreaterThan(1.03 * evaporation('normal'));
});

test('a scenario leaves other years alone', () => {
  expect(rain('flood', '2024-01-01', '2025-01-01')).toBe(
    rain('normal', '2024-01-01', '2025-01-01'),
  );
});
