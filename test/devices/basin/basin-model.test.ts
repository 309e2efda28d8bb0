import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BasinState,
  createBasinModel,
  type Forcing,
} from '../../../devices/basin/basin-model.ts';
import { LAND_PARAMETERS } from '../../../devices/basin/land-parameters.ts';
import { perLand } from '../../../devices/basin/rivers.ts';
import { SUB_BASIN_NAMES, type SubBasinName } from '../../../devices/basin/sub-basins.ts';
import { forcings, land } from './arbitraries.ts';

const START = Date.UTC(2020, 5, 1);
/** The whole basin, m3 a mm. */
const MM = 162_225 * 1000;

function over(mm: number): Record<SubBasinName, number> {
  return Object.fromEntries(SUB_BASIN_NAMES.map((name) => [name, mm])) as never;
}

function forcing(rain: number, evaporation = 0.1): Forcing {
  return { rain: over(rain), evaporation: over(evaporation), yangtze: 30_000 };
}

test('no water is made or lost in any step of the whole basin', () => {
  const yangtze = fc.double({ min: 5_000, max: 80_000, noNaN: true });
  const zhelin = fc.option(fc.double({ min: 0, max: 5_000, noNaN: true }), { nil: undefined });
  const hours = fc.constantFrom(1, 3, 24);
  fc.assert(
    fc.property(
      land,
      forcings,
      yangtze,
      zhelin,
      hours,
      (parameters, weather, flow, asked, step) => {
        const model = createBasinModel({ land: perLand(() => parameters), hours: step });
        let state = model.start(START, 14, flow);
        for (const { rain, evaporation } of weather) {
          const releases = asked === undefined ? {} : { zhelin: asked };
          const next = model.step(state, {
            ...forcing(rain, evaporation),
            yangtze: flow,
            releases,
          });
          const { passed } = next;
          const gain = model.storage(next) - model.storage(state);
          const error = gain - (passed.rain - passed.loss - passed.outflow);
          expect(Math.abs(error) / MM).toBeLessThan(1e-9);
          state = next;
        }
      },
    ),
    { seed: 1, numRuns: 60 },
  );
});

const model = createBasinModel({ land: LAND_PARAMETERS });

function run(state: BasinState, hours: number, weather: Forcing): BasinState {
  return hours === 0 ? state : run(model.step(state, weather), hours - 1, weather);
}

test('a state that was kept as JSON goes on as if it had not been', () => {
  const state = run(model.start(START, 15, 30_000), 50, forcing(2));
  const kept = JSON.parse(JSON.stringify(state)) as BasinState;
  expect(run(kept, 50, forcing(0))).toEqual(run(state, 50, forcing(0)));
});

test('rain raises every river and then the lake', () => {
  const start = run(model.start(START, 15, 30_000), 240, forcing(0.2));
  const [wet, dry] = [3, 0.2].map((rain) => run(start, 96, forcing(rain)));
  for (const [name, flow] of Object.entries(dry?.rivers.discharge ?? {}))
    expect(wet?.rivers.discharge[name as never], name).toBeGreaterThan(flow);
  expect(wet?.lake.stage).toBeGreaterThan((dry?.lake.stage ?? 99) + 0.5);
});

test('what an operator holds back stays in the reservoir and out of the river below', () => {
  const start = run(model.start(START, 15, 30_000), 240, forcing(0.5));
  const held = run(start, 24, { ...forcing(0.5), releases: { zhelin: 0 } });
  const free = run(start, 24, forcing(0.5));
  expect(held.rivers.discharge.qiujin).toBe(0);
  expect(held.rivers.reservoirs.zhelin).toBeGreaterThan(free.rivers.reservoirs.zhelin);
});
