import { DAY_MS } from '../domain/time.ts';
import { random } from '../forecasting/random.ts';
import type { Series } from '../forecasting/series/series.ts';

/** A made-up basin of 30 years by the day, with rain and air temperature: what training costs does not depend on the river. */
export function thirtyYears(): Series {
  const length = 10_957;
  const next = random(30);
  const rain = Float64Array.from({ length }, () => (next() < 0.4 ? 25 * next() ** 2 : 0));
  const warmth = rain.map((_, at) => 12 - 12 * Math.cos((2 * Math.PI * at) / 365.25));
  let [quick, slow] = [5, 100];
  const flow = rain.map((fallen, at) => {
    const left = Math.max(0, fallen - 0.15 * (warmth[at] ?? 0));
    quick += 0.5 * left - 0.4 * quick;
    slow += 0.5 * left - 0.01 * slow;
    return 0.4 * quick + 0.01 * slow;
  });
  return {
    ...{ name: 'thirty years', start: Date.UTC(1990, 0, 1), step: DAY_MS, length },
    target: { name: 'Q', quantity: 'discharge', unit: 'mm/d', values: flow },
    forcings: [
      { name: 'P', quantity: 'rainfall', unit: 'mm', values: rain },
      { name: 'T', quantity: 'air_temperature', unit: 'degC', values: warmth },
    ],
    leads: [1, 2, 3, 5, 7],
  };
}
