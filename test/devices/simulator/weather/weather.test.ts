import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SUB_BASIN_NAMES } from '../../../../devices/basin/sub-basins.ts';
import { PLACES, placeAt, placeOf } from '../../../../devices/simulator/weather/places.ts';
import { samplesOf } from '../../../../devices/simulator/weather/rain-areas.ts';
import { createWeather } from '../../../../devices/simulator/weather/weather.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../domain/time.ts';

const start = Date.UTC(2031, 3, 1);
const weather = createWeather({ seed: 4, scenario: 'normal' });
const subBasin = fc.constantFrom(...SUB_BASIN_NAMES);
/** Three times in order, within two years. */
const threeTimes = fc
  .array(fc.integer({ min: 0, max: 2 * 365 * 288 }), { minLength: 3, maxLength: 3 })
  .map((slots) => slots.toSorted((a, b) => a - b).map((slot) => start + slot * 5 * MINUTE_MS))
  .map(([from = 0, middle = 0, to = 0]) => ({ from, middle, to }));

test('areal rain and evaporation of the parts of a span add up to those of the whole', () => {
  fc.assert(
    fc.property(subBasin, threeTimes, (name, { from, middle, to }) => {
      for (const amount of [weather.areal, weather.evaporation]) {
        const whole = amount(name, from, to);
        const parts = amount(name, from, middle) + amount(name, middle, to);
        expect(parts).toBeCloseTo(whole, 8);
        expect(whole).toBeGreaterThanOrEqual(-1e-12);
      }
    }),
  );
});

test('a gauge catches in the parts of a day what it catches in the day', () => {
  const of = (from: number, to: number) => weather.rainAt(116.1, 28.7, from, to);
  for (let day = start; day < start + 30 * DAY_MS; day += DAY_MS) {
    const hours = Array.from({ length: 24 }, (_, hour) => day + hour * HOUR_MS);
    const sum = hours.reduce((total, hour) => total + of(hour, hour + HOUR_MS), 0);
    expect(sum).toBeCloseTo(of(day, day + DAY_MS), 9);
  }
});

test('the same question has the same answer in any order of asking and in another run', () => {
  const ask = (order: readonly number[]) => {
    const other = createWeather({ seed: 4, scenario: 'normal' });
    const answers = order.map((day) => {
      const time = start + day * DAY_MS;
      return [
        day,
        other.areal('qiujin', time, time + 7 * HOUR_MS),
        other.rainAt(117.2, 29.3, time, time + 3 * HOUR_MS),
        other.at(115.9, 28.7, time),
        other.evaporation('lakeBed', time, time + HOUR_MS),
      ] as const;
    });
    return JSON.stringify(answers.toSorted(([a], [b]) => a - b));
  };
  const days = Array.from({ length: 60 }, (_, i) => i * 31);
  expect(ask(days)).toBe(ask(days.toReversed()));
});

test('another seed is another weather', () => {
  const other = createWeather({ seed: 5, scenario: 'normal' });
  const month = (from: typeof weather) => from.areal('jian', start, start + 30 * DAY_MS);
  expect(month(other)).not.toBe(month(weather));
});

test('gauges spread over a sub-basin catch its areal rain in the mean, and differ among themselves', () => {
  for (const name of ['waizhou', 'qiujin', 'southShore'] as const) {
    const span = [start, start + 60 * DAY_MS] as const;
    const catches = samplesOf(placeOf(name)).map(({ east, north }) => {
      const [lon, lat] = [116 + east / 98.4, 27.8 + north / 111.2];
      return placeAt(lon, lat).name === name ? weather.rainAt(lon, lat, ...span) : undefined;
    });
    const caught = catches.filter((mm) => mm !== undefined);
    const mean = caught.reduce((sum, mm) => sum + mm, 0) / caught.length;
    expect(mean / weather.areal(name, ...span)).toBeGreaterThan(0.93);
    expect(mean / weather.areal(name, ...span)).toBeLessThan(1.07);
    expect(Math.max(...caught) / Math.min(...caught)).toBeGreaterThan(1.1);
  }
});

test('storms move: the west of the basin has its rain before the east', () => {
  const [west, east] = [PLACES.find(({ name }) => name === 'qiujin'), placeOf('yiyang')];
  const middles = (name: 'qiujin' | 'yiyang') => {
    let [moment, total] = [0, 0];
    for (let day = 0; day < 400; day++)
      for (let hour = 0; hour < 24; hour++) {
        const from = start + day * DAY_MS + hour * HOUR_MS;
        const mm = weather.areal(name, from, from + HOUR_MS);
        moment += mm * hour;
        total += mm;
      }
    return moment / total;
  };
  expect(west?.east).toBeLessThan(east.east);
  expect(middles('yiyang') - middles('qiujin')).toBeGreaterThan(1);
});
