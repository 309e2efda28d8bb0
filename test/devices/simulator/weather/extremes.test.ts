import { expect, test } from 'vitest';
import { GAUGED_RIVERS } from '../../../../devices/simulator/weather/annual-rain.ts';
import { heaviestRain, RARE_RAIN } from '../../../../devices/simulator/weather/extremes.ts';
import { createWeather } from '../../../../devices/simulator/weather/weather.ts';

const weathers = [1, 5].map((seed) => createWeather({ seed, scenario: 'normal' }));
/** None of them in the annual table. */
const made = Array.from({ length: 40 }, (_, index) => 2030 + index);

test.each(GAUGED_RIVERS)(
  'the heaviest rain of the %s in 1, 3 and 7 days is that of a basin of its size',
  (river) => {
    const years = weathers.flatMap((weather) =>
      made.map((year) => heaviestRain(weather, river, year)),
    );
    RARE_RAIN[river].forEach((bound, span) => {
      const sorted = years.map((heaviest) => heaviest[span] ?? 0).toSorted((a, b) => a - b);
      const [usual = 0, rare = 0] = [0.5, 0.975].map(
        (part) => sorted[Math.floor(part * sorted.length)],
      );
      expect(rare).toBeLessThan(1.2 * bound);
      expect(usual).toBeGreaterThan(0.4 * bound);
    });
  },
);

test('the years of the annual table have no heavier rain than others', () => {
  const [weather] = weathers;
  for (let year = 2006; weather && year < 2020; year++)
    heaviestRain(weather, 'gan', year).forEach((mm, span) => {
      expect(mm, `${year}`).toBeLessThan(1.2 * (RARE_RAIN.gan[span] ?? 0));
    });
});
