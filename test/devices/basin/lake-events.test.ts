import { expect, test } from 'vitest';
import { type BasinState, createBasinModel } from '../../../devices/basin/basin-model.ts';
import { LAND_PARAMETERS } from '../../../devices/basin/land-parameters.ts';
import { SUB_BASIN_NAMES } from '../../../devices/basin/sub-basins.ts';
import { yangtzeFlow } from '../../../devices/basin/yangtze.ts';
import type { YangtzeScenario } from '../../../devices/basin/yangtze-events.ts';
import { createWeather } from '../../../devices/simulator/weather/weather.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

const STEP_HOURS = 3;
const model = createBasinModel({ land: LAND_PARAMETERS, hours: STEP_HOURS });

/** The basin under the weather and the Yangtze of a scenario, every three hours. */
function* states(scenario: YangtzeScenario, from: string, to: string): Generator<BasinState> {
  const weather = createWeather({ seed: 1, scenario });
  const perStep = (of: 'areal' | 'evaporation', time: number) =>
    Object.fromEntries(
      SUB_BASIN_NAMES.map((name) => [name, weather[of](name, time, time + STEP_HOURS * HOUR_MS)]),
    ) as never;
  let state = model.start(Date.parse(from), 12, 15_000);
  while (state.time < Date.parse(to)) {
    state = model.step(state, {
      rain: perStep('areal', state.time),
      evaporation: perStep('evaporation', state.time),
      yangtze: yangtzeFlow(state.time, { seed: 1, scenario }),
    });
    yield state;
  }
}

/** Days between a time and a date in Beijing. */
function daysFrom(date: string, state: BasinState | undefined): number {
  return Math.abs((state?.time ?? 0) - Date.parse(`${date}+08:00`)) / DAY_MS;
}

test('in July 2020 the Yangtze flows back from the 6th to the 8th and the lake crests near 22.5 m on the 12th', () => {
  const flood = [...states('flood-2020', '2020-01-01', '2020-07-25')];
  const crest = flood.reduce((high, state) => (state.lake.stage > high.lake.stage ? state : high));
  expect(Math.abs(crest.lake.stage - 22.55)).toBeLessThan(0.15);
  expect(daysFrom('2020-07-12T12:00', crest)).toBeLessThan(1);
  for (const date of ['2020-07-06T12:00', '2020-07-07T12:00', '2020-07-08T06:00'])
    expect(flood.find((state) => daysFrom(date, state) < 0.1)?.lake.outflow, date).toBeLessThan(0);
  const over19 = flood.find(({ lake, time }) => lake.stage > 19 && time > Date.UTC(2020, 5, 20));
  expect(daysFrom('2020-07-05T01:00', over19)).toBeLessThan(1);
});

test('in 2022 the lake falls below 12, 10 and 8 m on its days and is lowest in November, near 6.5 m', () => {
  const drought = [...states('drought-2022', '2022-01-01', '2022-12-01')].filter(
    ({ time }) => time > Date.UTC(2022, 6, 1),
  );
  for (const [stage, date] of [
    [12, '2022-08-06T00:00'],
    [10, '2022-08-19T00:00'],
    [8, '2022-09-06T00:00'],
  ] as const)
    expect(
      daysFrom(
        date,
        drought.find(({ lake }) => lake.stage < stage),
      ),
      date,
    ).toBeLessThan(2);
  const lowest = drought.reduce((low, state) => (state.lake.stage < low.lake.stage ? state : low));
  expect(Math.abs(lowest.lake.stage - 6.46)).toBeLessThan(0.15);
  expect(daysFrom('2022-11-17T00:00', lowest)).toBeLessThan(4);
});
