import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createXinanjiang } from '../../../devices/basin/xinanjiang.ts';
import { days, forcings, land } from './arbitraries.ts';
import vector from './xinanjiang-vector.json' with { type: 'json' };

test('thirty days are those of hydromodel: runoff, evaporation and what is left in every store', () => {
  const model = createXinanjiang(vector.parameters, { pulse: Number.POSITIVE_INFINITY });
  let state = model.start(vector.q[0] ?? 0);
  vector.rain.forEach((rain, day) => {
    const step = model.step(state, { rain, evaporation: vector.evaporation[day] ?? 0 });
    expect(step.runoff).toBeCloseTo(vector.q[day] ?? 0, 5);
    expect(step.evaporation).toBeCloseTo(vector.e[day] ?? 0, 5);
    state = step.state;
  });
  const { CI, CG } = vector.parameters;
  const qi = (state.interflow * (1 - CI)) / CI;
  const qg = (state.groundwater * (1 - CG)) / CG;
  for (const [name, value] of Object.entries({ ...state, qi, qg }))
    if (name in vector.final)
      expect(value).toBeCloseTo(vector.final[name as keyof typeof vector.final], 5);
});

test('no water is made or lost in any step, whatever the land, the weather and the step', () => {
  fc.assert(
    fc.property(land, forcings, days, (parameters, weather, length) => {
      const model = createXinanjiang(parameters, { hours: 24 * length });
      let state = model.start(0.1);
      for (const forcing of weather) {
        const { state: next, runoff, loss } = model.step(state, forcing);
        const gain = model.storage(next) - model.storage(state);
        expect(Math.abs(gain - (forcing.rain - loss - runoff))).toBeLessThan(1e-9);
        state = next;
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('no store falls below empty, and the soil never holds more than it can', () => {
  fc.assert(
    fc.property(land, forcings, (parameters, weather) => {
      const model = createXinanjiang(parameters, { hours: 1 });
      let state = model.start(0);
      for (const forcing of weather) state = model.step(state, forcing).state;
      const { lag, ...stores } = state;
      expect(Math.min(...Object.values(stores), ...lag)).toBeGreaterThanOrEqual(-1e-9);
      const { UM, LM, DM } = parameters;
      expect(state.wu).toBeLessThanOrEqual(UM);
      expect(state.wl).toBeLessThanOrEqual(LM);
      expect(state.wd).toBeLessThanOrEqual(DM + 1e-9);
      expect(state.fr).toBeLessThanOrEqual(1 + 1e-9);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('a dry month in hours drains the stores as far as the same month in days', () => {
  const drained = (hours: number) => {
    const model = createXinanjiang(vector.parameters, { hours });
    let state = model.start(0);
    for (let step = 0; step < (30 * 24) / hours; step++)
      state = model.step(state, { rain: 0, evaporation: 0 }).state;
    return state;
  };
  const [byHour, byDay] = [drained(1), drained(24)];
  expect(byHour.s).toBeCloseTo(byDay.s, 9);
  expect(byHour.groundwater / byDay.groundwater).toBeCloseTo(1, 1);
});
