import { expect, test } from 'vitest';
import {
  gradeOfDeparture,
  gradeOfIndex,
  gradeOfInflow,
  gradeOfSoilMoisture,
} from '../../../forecasting/drought/drought-grade.ts';
import { mci, moistureIndex, weightedRain } from '../../../forecasting/drought/mci.ts';
import { random } from '../../../forecasting/random.ts';

test('yesterday weighs 0.95 of today, and 61 days are asked for', () => {
  const rain = new Float64Array(62);
  rain[61] = 10;
  rain[60] = 20;
  const weighted = weightedRain(rain);
  expect(weighted[59]).toBeNaN();
  expect(weighted[61]).toBeCloseTo(10 + 0.95 * 20, 12);
  expect(weightedRain(new Float64Array(61).fill(1))[60]).toBeCloseTo((1 - 0.95 ** 61) / 0.05, 10);
});

test('relative moisture is −1 without rain and 0 where rain makes up for evaporation', () => {
  const evaporation = new Float64Array(30).fill(4);
  expect(moistureIndex({ rain: new Float64Array(30), evaporation })[29]).toBe(-1);
  expect(moistureIndex({ rain: evaporation, evaporation })[29]).toBe(0);
});

test('thirty years with one dry autumn: the index is its weighed parts and falls to extreme there, nowhere lower', () => {
  const days = years(30, (year, day) => year === 20 && day > 200);
  const index = mci(days);
  const at = 20 * 365 + 330;
  const parts = [index.spiw60, index.mi30, index.spi90, index.spi150].map((part) => part[at] ?? 0);
  const weighed = parts.reduce(
    (sum, part, which) => sum + part * ([0.5, 0.6, 0.2, 0.1][which] ?? 0),
    0,
  );
  expect(index.mci[at]).toBeCloseTo(weighed, 12);
  expect(gradeOfIndex(index.mci[at] ?? 0)).toBe('red');
  const lowest = index.mci.reduce(
    (low, value, day) => (value < (index.mci[low] ?? 0) ? day : low),
    at,
  );
  expect(Math.floor(lowest / 365)).toBe(20);
});

test.each([
  [gradeOfIndex, [-0.5, -1, -1.5, -2]],
  [gradeOfSoilMoisture, [60, 50, 40, 30]],
  [gradeOfDeparture, [-40, -60, -80, -95]],
  [gradeOfInflow, [-40, -60, -75, -90]],
] as const)('%o: each bound belongs to the worse grade', (gradeOf, bounds) => {
  expect(bounds.map((bound) => gradeOf(bound))).toEqual(['blue', 'yellow', 'orange', 'red']);
  expect(bounds.map((bound) => gradeOf(bound + 1e-9))).toEqual([
    undefined,
    'blue',
    'yellow',
    'orange',
  ]);
});

test('sand is dry at five points less, clay at five more; what is not known is no drought', () => {
  expect([54, 55.1, 64].map((value) => gradeOfSoilMoisture(value, 'sand'))).toEqual([
    'blue',
    undefined,
    undefined,
  ]);
  expect(gradeOfSoilMoisture(64, 'clay')).toBe('blue');
  expect(gradeOfIndex(Number.NaN)).toBeUndefined();
});

/** Rain on every third day, none where it is dry. */
function years(count: number, dry: (year: number, day: number) => boolean) {
  const next = random(5);
  const dayOfYear = Uint16Array.from({ length: 365 * count }, (_, at) => at % 365);
  const rain = Float64Array.from(dayOfYear, (day, at) =>
    at % 3 === 0 && !dry(Math.floor(at / 365), day) ? 20 * next() : 0,
  );
  return { rain, evaporation: new Float64Array(rain.length).fill(3), dayOfYear };
}
