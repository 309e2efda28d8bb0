import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReach } from '../../../devices/basin/muskingum.ts';

const INFLOW = [
  100, 120, 180, 320, 560, 820, 960, 900, 760, 600, 470, 370, 300, 250, 210, 180, 160, 145, 135,
  128,
];
/** Of one reach of K = 12 h and x = 0.2 in steps of 6 h. */
const OUTFLOW = [
  100, 100.9524, 112.8798, 151.5085, 243.1711, 406.423, 610.0311, 773.8258, 827.2421, 787.603,
  692.0778, 581.5645, 477.4862, 390.588, 321.7366, 267.1001, 224.6715, 193.1613, 169.7511, 152.8696,
];

test('a flood wave leaves the reach as computed by hand', () => {
  const reach = createReach({ K: 12, x: 0.2 }, 6);
  let state = reach.start(100);
  INFLOW.slice(1).forEach((inflow, i) => {
    state = reach.step(state, inflow);
    expect(state.at(-1)).toBeCloseTo(OUTFLOW[i + 1] ?? 0, 3);
  });
});

const reaches = fc.record({
  K: fc.double({ min: 0.1, max: 60, noNaN: true }),
  x: fc.double({ min: 0, max: 1 / 3, noNaN: true }),
});
const hours = fc.constantFrom(0.25, 1, 3, 6, 24);
const flows = fc.array(fc.double({ min: 0, max: 30_000, noNaN: true }), { minLength: 1 });

test('what goes in comes out or is on its way, and no flow falls below nothing', () => {
  fc.assert(
    fc.property(reaches, hours, flows, (parameters, step, inflows) => {
      const reach = createReach(parameters, step);
      let state = reach.start(0);
      for (const inflow of inflows) {
        const next = reach.step(state, inflow);
        const outflow = next.at(-1) ?? 0;
        const gain = reach.storage(next) - reach.storage(state);
        const error = gain / (step * 3600) - (inflow - outflow);
        expect(Math.abs(error)).toBeLessThan(1e-9 * 30_000);
        expect(Math.min(...next)).toBeGreaterThanOrEqual(-1e-9);
        state = next;
      }
    }),
    { seed: 1 },
  );
});

test('a reach that a step is too long for passes its water on at once', () => {
  const reach = createReach({ K: 6, x: 0.2 }, 24);
  expect(reach.step(reach.start(10), 70)).toEqual([70]);
});
