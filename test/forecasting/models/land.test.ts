import { expect, test } from 'vitest';
import { calibrateLand } from '../../../forecasting/models/calibrate-land.ts';
import { drainLand, runLand } from '../../../forecasting/models/land.ts';
import { informed } from '../../../forecasting/models/land-features.ts';
import { weatherOf } from '../../../forecasting/models/land-weather.ts';
import type { Series } from '../../../forecasting/series/series.ts';
import { taskOf } from '../../../forecasting/task.ts';
import { basin, warmBasin } from '../basin.ts';

const LAND = {
  ...{ K: 1, B: 0.3, IM: 0.02, UM: 20, LM: 70, DM: 60, C: 0.1, SM: 20, EX: 1.3 },
  ...{ KI: 0.3, KG: 0.3, CI: 0.8, CG: 0.99, CS: 0.3, L: 0 },
};

test('weather is rain with measured evaporation, or with that of the warmth; without either there is none', () => {
  expect(weatherOf(basin())).toBeUndefined();
  expect(weatherOf(warmBasin())?.evaporation[6]).toBeCloseTo(0.3, 9);
  const warm = withTemperature(basin({ length: 400 }), 15);
  expect(weatherOf(warm)?.evaporation[0]).toBeCloseTo(2 / 24, 9);
  expect(weatherOf(withTemperature(basin(), Number.NaN))?.evaporation[0]).toBe(0);
});

test('rain in another unit than mm is not taken for it', () => {
  const series = warmBasin();
  const inches = series.forcings.map((each) => ({ ...each, unit: 'in' }));
  expect(weatherOf({ ...series, forcings: inches })).toBeUndefined();
});

test('land without rain runs dry, and so it was when the rain did end', () => {
  const series = warmBasin({ length: 300 });
  const weather = weatherOf(series);
  if (!weather) throw new Error('the warm basin has weather');
  const dry = {
    rain: weather.rain.map((fallen, at) => (at > 200 ? 0 : fallen)),
    evaporation: weather.evaporation.map((mm, at) => (at > 200 ? 0.1 : mm)),
  };
  const { runoff, states } = runLand(LAND, dry, series);
  const [state] = states.slice(200);
  if (!state) throw new Error('a state after every step');
  const drained = drainLand(LAND, { state, evaporation: 0.1 }, series, 24);
  expect(Array.from(drained)).toEqual(Array.from(runoff.slice(201, 225)));
  expect(drained.at(-1)).toBeLessThan(runoff[200] ?? 0);
});

test('calibration finds land that rises and falls with the river', () => {
  const series = warmBasin();
  const task = taskOf(series, { knownRain: false, longest: 48 });
  const weather = weatherOf(series);
  if (!weather) throw new Error('the warm basin has weather');
  const land = calibrateLand(task, weather, 700);
  const { runoff } = runLand(land, weather, series);
  expect(correlation(runoff.slice(700), series.target.values.slice(700))).toBeGreaterThan(0.7);
});

test('what the land will do is told for each lead, after the rain of the issue or with that to come', () => {
  for (const knownRain of [false, true]) {
    const task = taskOf(warmBasin(), { knownRain, longest: 48 });
    const weather = weatherOf(task.series);
    if (!weather) throw new Error('the warm basin has weather');
    const issues = Int32Array.of(500, 501);
    const told = informed(task, { land: LAND, weather, longest: 48, issues });
    expect(told.ahead.map((features) => features.at(-1)?.name)).toEqual([
      'runoff change over the next 1 h',
      'runoff change over the next 6 h',
    ]);
    expect(told.past.map(({ name }) => name)).toContain('runoff less its mean of 1 d');
    expect(told.ahead.flat().every(({ values }) => Number.isFinite(values[500]))).toBe(true);
  }
});

function withTemperature(series: Series, degrees: number): Series {
  const values = series.target.values.map(() => degrees);
  const warmth = { name: 'T', quantity: 'air_temperature', unit: 'degC', values };
  return { ...series, forcings: [...series.forcings, warmth] };
}

function correlation(a: Float64Array, b: Float64Array): number {
  const centred = [a, b].map((each) => {
    const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
    return each.map((value) => value - mean);
  }) as [Float64Array, Float64Array];
  const dot = (x: Float64Array, y: Float64Array) =>
    x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  const [x, y] = centred;
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}
